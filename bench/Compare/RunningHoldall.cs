using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Holdall.Bench.Compare;

/// <summary>A Holdall on a directory of its own, and its superuser.</summary>
internal sealed class RunningHoldall(Contestant server, HttpClient http, string superuser) : IAsyncDisposable
{
    public Uri Url => server.Url;

    public Contestant Server => server;

    /// <summary>The token of the superuser.</summary>
    public string Superuser => superuser;

    public static async Task<RunningHoldall> StartAsync(Launch holdall, string directory, HttpClient http, CancellationToken stop)
    {
        await using (var command = ChildProcess.Start(holdall.With("superuser", "upsert", CollectionSetup.Email, CollectionSetup.Password, "--dir", directory)))
        {
            await command.WaitAsync(stop);
            if (command.ExitCode != 0)
                throw new InvalidOperationException($"superuser upsert ends with {command.ExitCode}: {command.LastLines()}");
        }

        var url = Contestant.FreeAddress();
        var server = await Contestant.StartAsync("holdall", url, holdall.With("serve", "--http", url.Authority, "--dir", directory), http, stop);
        var login = new Uri(url, "/api/collections/_superusers/auth-with-password");
        var answer = await PostAsync(http, login, Json(Credentials(CollectionSetup.Email)), token: null, stop);
        return new RunningHoldall(server, http, answer.GetProperty("token").GetString()!);
    }

    public static string Credentials(string identity) => $$"""{"identity":"{{identity}}","password":"{{CollectionSetup.Password}}"}""";

    /// <summary>The body of a new account.</summary>
    public static string Account(string email) =>
        $$"""{"email":"{{email}}","password":"{{CollectionSetup.Password}}","passwordConfirm":"{{CollectionSetup.Password}}"}""";

    /// <summary>Posts as the superuser.</summary>
    public Task<JsonElement> PostAsync(string path, string body, CancellationToken stop) => PostAsync(path, Json(body), stop);

    /// <summary>Posts as the superuser.</summary>
    public Task<JsonElement> PostAsync(string path, HttpContent body, CancellationToken stop) => PostAsync(http, new Uri(Url, path), body, superuser, stop);

    /// <summary>Changes something as the superuser.</summary>
    public Task<JsonElement> PatchAsync(string path, string body, CancellationToken stop) =>
        SendAsync(http, HttpMethod.Patch, new Uri(Url, path), Json(body), superuser, stop);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static Task<JsonElement> PostAsync(HttpClient http, Uri url, HttpContent body, string? token, CancellationToken stop) =>
        SendAsync(http, HttpMethod.Post, url, body, token, stop);

    private static async Task<JsonElement> SendAsync(
        HttpClient http, HttpMethod method, Uri url, HttpContent body, string? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, url) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(token);
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{method} {url} answers {(int)answer.StatusCode}: {text}");
    }
}
