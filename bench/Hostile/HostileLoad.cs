using System.Text;

namespace Holdall.Bench.Hostile;

/// <summary>Requests that are made to keep a server from serving others.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Connections">Number of requests at the same time; none for the figures of a server at rest.</param>
/// <param name="Make">Makes one request.</param>
internal sealed record HostileLoad(string Name, int Connections, Func<HttpRequestMessage> Make)
{
    private const int Parts = 2000;

    public static readonly IReadOnlyList<HostileLoad> All =
    [
        new("nothing", 0, () => throw new InvalidOperationException()),
        new("wrong passwords", 60, WrongPassword),
        new("slow filters", 8, SlowFilter),
        new("many parts", 8, () => ManyParts(Parts)),
        new("many files, refused by the rule", 8, () => ManyParts(900)),
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

    private static HttpRequestMessage ManyParts(int count)
    {
        var form = new MultipartFormDataContent();
        for (var i = 0; i < count; i++)
            form.Add(new StringContent("x"), "files", "a.txt");
        return new HttpRequestMessage(HttpMethod.Post, "/api/collections/albums/records") { Content = form };
    }
}
