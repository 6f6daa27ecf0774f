using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Hostile;

/// <summary>A Holdall with the collections that the loads are about, prepared from the outside.</summary>
internal sealed class HostileHoldall(Contestant server, string post) : IAsyncDisposable
{
    public const string Person = "person@example.com";

    private const string Password = CollectionSetup.Password;
    private const int Comments = 900;
    private const int AtOnce = 50;

    private static readonly string[] s_collections =
    [
        """{"name":"people","type":"auth","createRule":"","viewRule":""}""",
        """{"name":"posts","id":"posts_of_bench","type":"base","fields":[],"listRule":"","viewRule":"","createRule":""}""",
        """
        {"name":"comments","type":"base","listRule":"","createRule":"",
        "fields":[{"name":"x","type":"text"},{"name":"post","type":"relation","collectionId":"posts_of_bench","maxSelect":1}]}
        """,
        """{"name":"albums","type":"base","fields":[{"name":"files","type":"file","maxSelect":5000}],"createRule":"@request.auth.id != '' && @request.body.files:length > 5"}""",
    ];

    public Uri Url => server.Url;

    /// <summary>The path of a record that everybody may view.</summary>
    public string Post => $"/api/collections/posts/records/{post}";

    public static async Task<HostileHoldall> StartAsync(Launch holdall, string directory, HttpClient http, CancellationToken stop)
    {
        await using (var command = ChildProcess.Start(holdall.With("superuser", "upsert", CollectionSetup.Email, Password, "--dir", directory)))
        {
            await command.WaitAsync(stop);
            if (command.ExitCode != 0)
                throw new InvalidOperationException($"superuser upsert ends with {command.ExitCode}: {command.LastLines()}");
        }

        var url = Contestant.FreeAddress();
        var server = await Contestant.StartAsync("holdall", url, holdall.With("serve", "--http", url.Authority, "--dir", directory), http, stop);
        return new HostileHoldall(server, await FillAsync(http, url, stop));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<string> FillAsync(HttpClient http, Uri url, CancellationToken stop)
    {
        var answer = await PostAsync(http, new Uri(url, "/api/collections/_superusers/auth-with-password"), Credentials(CollectionSetup.Email), null, stop);
        var superuser = answer.GetProperty("token").GetString();
        foreach (var collection in s_collections)
            await PostAsync(http, new Uri(url, "/api/collections"), collection, superuser, stop);
        var person = $$"""{"email":"{{Person}}","password":"{{Password}}","passwordConfirm":"{{Password}}"}""";
        await PostAsync(http, new Uri(url, "/api/collections/people/records"), person, superuser, stop);
        var post = (await PostAsync(http, new Uri(url, "/api/collections/posts/records"), "{}", superuser, stop)).GetProperty("id").GetString()!;
        var comment = $$"""{"x":"same","post":"{{post}}"}""";
        for (var i = 0; i < Comments; i += AtOnce)
            await Task.WhenAll(
                Enumerable.Range(0, AtOnce).Select(_ => PostAsync(http, new Uri(url, "/api/collections/comments/records"), comment, superuser, stop)));
        return post;
    }

    public static string Credentials(string identity) => $$"""{"identity":"{{identity}}","password":"{{Password}}"}""";

    private static async Task<JsonElement> PostAsync(HttpClient http, Uri url, string body, string? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(token);
        using var answer = await http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"POST {url} answers {(int)answer.StatusCode}: {text}");
    }
}
