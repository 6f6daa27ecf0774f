using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Large;

/// <summary>A Holdall with the large data set, prepared from the outside.</summary>
internal sealed class LargeHoldall(Contestant server, string superuser, string caller, HttpClient http) : IAsyncDisposable
{
    private const string Password = CollectionSetup.Password;

    public Contestant Server => server;

    /// <summary>The token of the person who asks.</summary>
    public string Caller => caller;

    public static async Task<LargeHoldall> StartAsync(Launch holdall, string directory, int posts, HttpClient http, CancellationToken stop)
    {
        await using (var command = ChildProcess.Start(holdall.With("superuser", "upsert", CollectionSetup.Email, Password, "--dir", directory)))
        {
            await command.WaitAsync(stop);
            if (command.ExitCode != 0)
                throw new InvalidOperationException($"superuser upsert ends with {command.ExitCode}: {command.LastLines()}");
        }

        var url = Contestant.FreeAddress();
        await using (var first = await ServeAsync(holdall, url, directory, http, stop))
            await CreateAsync(http, url, stop);
        // Only while nobody serves the directory.
        LargeRows.Fill(Path.Combine(directory, "data.db"), posts);
        var server = await ServeAsync(holdall, url, directory, http, stop);
        var superuser = await SignInAsync(http, url, "_superusers", CollectionSetup.Email, stop);
        return new LargeHoldall(server, superuser, await SignInAsync(http, url, "people", "caller@example.com", stop), http);
    }

    public async Task SetRulesAsync(string rules, CancellationToken stop) =>
        await SendAsync(http, HttpMethod.Patch, new Uri(server.Url, "/api/collections/posts"), rules, superuser, stop);

    /// <summary>How long one request takes right after a change, when no count is known any more: the median of some.</summary>
    public async Task<double> MeasureAfterChangesAsync(LargeCase load, CancellationToken stop)
    {
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(http, HttpMethod.Post, new Uri(server.Url, "/api/collections/posts/records"), LargeCase.Body, superuser, stop);
            var begun = Stopwatch.GetTimestamp();
            await SendAsync(http, HttpMethod.Get, new Uri(server.Url, load.FirstPage), null, caller, stop);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static Task<Contestant> ServeAsync(Launch holdall, Uri url, string directory, HttpClient http, CancellationToken stop) =>
        Contestant.StartAsync("holdall", url, holdall.With("serve", "--http", url.Authority, "--dir", directory), http, stop);

    private static async Task CreateAsync(HttpClient http, Uri url, CancellationToken stop)
    {
        var superuser = await SignInAsync(http, url, "_superusers", CollectionSetup.Email, stop);
        foreach (var collection in LargeCollections.All)
            await SendAsync(http, HttpMethod.Post, new Uri(url, "/api/collections"), collection, superuser, stop);
        var person = $$"""{"id":"{{LargeRows.Caller}}","email":"caller@example.com","password":"{{Password}}","passwordConfirm":"{{Password}}"}""";
        await SendAsync(http, HttpMethod.Post, new Uri(url, "/api/collections/people/records"), person, superuser, stop);
    }

    private static async Task<string> SignInAsync(HttpClient http, Uri url, string collection, string email, CancellationToken stop)
    {
        var path = new Uri(url, $"/api/collections/{collection}/auth-with-password");
        using var answer = JsonDocument.Parse(
            await SendAsync(http, HttpMethod.Post, path, $$"""{"identity":"{{email}}","password":"{{Password}}"}""", null, stop));
        return answer.RootElement.GetProperty("token").GetString()!;
    }

    private static async Task<string> SendAsync(HttpClient http, HttpMethod method, Uri url, string? body, string? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(token);
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {url} answers {(int)answer.StatusCode}: {text}");
    }
}
