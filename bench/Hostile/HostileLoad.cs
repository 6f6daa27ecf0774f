using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Holdall.Bench.Hostile;

/// <summary>Requests that are made to keep a server from serving others.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Connections">Number of requests at the same time; none for the figures of a server at rest.</param>
/// <param name="Make">Makes one request.</param>
internal sealed record HostileLoad(string Name, int Connections, Func<HostileHoldall, HttpRequestMessage> Make)
{
    private const int Parts = 2000;
    private const int PatternLength = 3000;
    private const string Endless = "with recursive r(n) as (select 1 union all select n + 1 from r) select cast(max(n) as text) as id from r";

    public static readonly IReadOnlyList<HostileLoad> All =
    [
        new("nothing", 0, _ => throw new InvalidOperationException()),
        new("wrong passwords", 60, _ => WrongPassword()),
        new("slow filters", 8, _ => SlowFilter()),
        new("many parts", 8, _ => ManyParts(Parts)),
        new("many files, refused by the rule", 8, _ => ManyParts(900)),
        new("long patterns", 8, _ => LongPattern("b")),
        new("long patterns with wildcards", 8, _ => LongPattern("%b_a")),
        new("views without an end, tried", 4, holdall => Try(holdall, Endless)),
        new("views without an end, saved", 4, holdall => Save(holdall, Endless)),
        new("views of all pairs, saved", 4, holdall => Save(holdall, "select (row_number() over()) as id from comments a, comments b, comments c, comments d")),
        new("views that double, tried", 4, holdall => Try(holdall, Doubling())),
    ];

    private static HttpRequestMessage WrongPassword() => new(HttpMethod.Post, "/api/collections/people/auth-with-password")
    {
        Content = new StringContent($$"""{"identity":"{{HostileHoldall.Person}}","password":"a wrong one"}""", Encoding.UTF8, "application/json"),
    };

    private static HttpRequestMessage SlowFilter()
    {
        const string Back = "comments_via_post";
        var filter = Uri.EscapeDataString($"{Back}.x ?!= {Back}.post.{Back}.post.{Back}.x");
        return new HttpRequestMessage(HttpMethod.Get, "/api/collections/posts/records?filter=" + filter);
    }

    private static HttpRequestMessage LongPattern(string end) =>
        new(HttpMethod.Get, "/api/collections/books/records?filter=" + Uri.EscapeDataString($"t ~ '{new string('a', PatternLength)}{end}'"));

    private static HttpRequestMessage Try(HostileHoldall holdall, string query) =>
        AsSuperuser(holdall, "/api/collections/meta/dry-run-view", new { query });

    private static HttpRequestMessage Save(HostileHoldall holdall, string query) =>
        AsSuperuser(holdall, "/api/collections", new { name = $"view_{Guid.NewGuid():N}", type = "view", viewQuery = query });

    private static HttpRequestMessage AsSuperuser(HostileHoldall holdall, string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue(holdall.Superuser);
        return request;
    }

    /// <summary>Common tables, each of which names the one before twice.</summary>
    private static string Doubling()
    {
        var query = new StringBuilder("with c0 as (select id from posts)");
        for (var i = 1; i <= 24; i++)
            query.Append(CultureInfo.InvariantCulture, $", c{i} as (select id from c{i - 1} union all select id from c{i - 1})");
        return query.Append(" select id from c24").ToString();
    }

    private static HttpRequestMessage ManyParts(int count)
    {
        var form = new MultipartFormDataContent();
        for (var i = 0; i < count; i++)
            form.Add(new StringContent("x"), "files", "a.txt");
        return new HttpRequestMessage(HttpMethod.Post, "/api/collections/albums/records") { Content = form };
    }
}
