using System.Net.Http.Json;
using System.Text.Json;

namespace Holdall.TestKit.App;

/// <summary>Someone who talks to a <see cref="TestApp"/>.</summary>
public sealed class TestClient(HttpClient http, string? token)
{
    /// <summary>What is sent as the token; null for a guest.</summary>
    public string? Token => token;

    /// <summary>Sends a GET request.</summary>
    public Task<TestAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Sends a POST request with JSON.</summary>
    public Task<TestAnswer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    /// <summary>Sends a PATCH request with JSON.</summary>
    public Task<TestAnswer> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, JsonContent.Create(body));

    /// <summary>Sends a DELETE request.</summary>
    public Task<TestAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    /// <summary>Sends any request.</summary>
    public async Task<TestAnswer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await http.SendAsync(request);
        return new TestAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>What came back.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Text">The body.</param>
public sealed record TestAnswer(int Status, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The id of a record.</summary>
    public string Id => this["id"]!;

    /// <summary>A value as text; null when there is none of that name.</summary>
    public string? this[string name] => Json.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>The code of the error of a field; null when it has none.</summary>
    public string? ErrorOf(string field) => Json.GetProperty("data").TryGetProperty(field, out var error) ? error.GetProperty("code").GetString() : null;

    /// <summary>A value of every item of a list, in its order.</summary>
    public string Items(string name = "id") => string.Join(' ', Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(name).ToString()));
}
