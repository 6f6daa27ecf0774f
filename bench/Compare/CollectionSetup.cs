using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdall.Bench.Posts;

namespace Holdall.Bench.Compare;

/// <summary>Creates the collection over the API, as the superuser that the command line has made.</summary>
internal sealed class CollectionSetup(HttpClient http, Uri url)
{
    public const string Email = "bench@example.com";
    public const string Password = "a-password-for-the-bench";

    /// <returns>Null if the collection is there now; else which endpoint this build does not have.</returns>
    public async Task<string?> TryCreateAsync(CancellationToken stop)
    {
        const string login = $$"""{"identity":"{{Email}}","password":"{{Password}}"}""";
        var signedIn = await PostAsync("/api/collections/_superusers/auth-with-password", login, token: null, stop);
        if (signedIn is null)
            return "auth-with-password answers 404";

        using var answer = JsonDocument.Parse(signedIn);
        var token = answer.RootElement.GetProperty("token").GetString();
        var created = await PostAsync("/api/collections", PostsCollection.ApiBody, token, stop);
        return created is null ? "POST /api/collections answers 404" : null;
    }

    private async Task<string?> PostAsync(string path, string body, string? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(token);
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"POST {path} answers {(int)answer.StatusCode}: {text}");
    }
}
