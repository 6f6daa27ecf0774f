using System.Text.Json;
using Holdall.Bench.Compare;

namespace Holdall.Bench.Hostile;

/// <summary>A Holdall with the collections that the loads are about, prepared from the outside.</summary>
internal sealed class HostileHoldall(RunningHoldall server, string post) : IAsyncDisposable
{
    public const string Person = "person@example.com";

    private const int Comments = 900;
    private const int AtOnce = 50;
    private const int LongText = 4_900_000;

    private static readonly string[] s_collections =
    [
        """{"name":"people","type":"auth","createRule":"","viewRule":""}""",
        """{"name":"posts","id":"posts_of_bench","type":"base","fields":[],"listRule":"","viewRule":"","createRule":""}""",
        """
        {"name":"comments","type":"base","listRule":"","createRule":"",
        "fields":[{"name":"x","type":"text"},{"name":"post","type":"relation","collectionId":"posts_of_bench","maxSelect":1}]}
        """,
        """{"name":"albums","type":"base","fields":[{"name":"files","type":"file","maxSelect":5000}],"createRule":"@request.auth.id != '' && @request.body.files:length > 5"}""",
        """{"name":"books","type":"base","fields":[{"name":"t","type":"text","max":5000000}],"listRule":""}""",
    ];

    public Uri Url => server.Url;

    /// <summary>The token of the superuser.</summary>
    public string Superuser => server.Superuser;

    /// <summary>The path of a record that everybody may view.</summary>
    public string Post => $"/api/collections/posts/records/{post}";

    public static async Task<HostileHoldall> StartAsync(Launch holdall, string directory, HttpClient http, CancellationToken stop)
    {
        var server = await RunningHoldall.StartAsync(holdall, directory, http, stop);
        return new HostileHoldall(server, await FillAsync(server, stop));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<string> FillAsync(RunningHoldall server, CancellationToken stop)
    {
        foreach (var collection in s_collections)
            await server.PostAsync("/api/collections", collection, stop);
        await server.PostAsync("/api/collections/people/records", RunningHoldall.Account(Person), stop);
        await server.PostAsync("/api/collections/books/records", JsonSerializer.Serialize(new { t = new string('a', LongText) }), stop);
        var post = (await server.PostAsync("/api/collections/posts/records", "{}", stop)).GetProperty("id").GetString()!;
        var comment = $$"""{"x":"same","post":"{{post}}"}""";
        for (var i = 0; i < Comments; i += AtOnce)
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => server.PostAsync("/api/collections/comments/records", comment, stop)));
        return post;
    }
}
