using System.Net;

namespace Holdall.Integration.Tests.Jobs;

/// <summary>Somebody with a browser: it keeps cookies for the paths that they are for, and says where its requests come from.</summary>
public sealed class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = address,
    };

    /// <summary>Sends a request from a page of the server.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="token">A token in the header, or null.</param>
    /// <param name="origin">The origin of the page; null = the server's.</param>
    /// <param name="form">Fields of a form.</param>
    public async Task<(int Status, string Text, HttpResponseMessage Answer)> SendAsync(
        HttpMethod method, string path, string? token = null, string? origin = null, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, path);
        if (form.Length > 0) request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", token);
        if (method != HttpMethod.Get) request.Headers.TryAddWithoutValidation("Origin", origin ?? address.GetLeftPart(UriPartial.Authority));
        if (origin is not null) request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-site");
        var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    /// <summary>Loads a page.</summary>
    public async Task<int> StatusOfAsync(string path) => (await SendAsync(HttpMethod.Get, path)).Status;

    /// <summary>Signs in to the dashboard of jobs.</summary>
    public async Task<int> SignInAsync(string? token) => (await SendAsync(HttpMethod.Post, "/_/jobs/sign-in", token)).Status;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
