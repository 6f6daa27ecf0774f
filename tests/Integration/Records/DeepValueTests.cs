using System.Text;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Realtime;

namespace Holdall.Integration.Tests.Records;

/// <summary>Values of json fields may be nested ten thousand times, on every way in and out.</summary>
public sealed class DeepValueTests : IAsyncLifetime
{
    private const string Records = "/api/collections/trees/records";

    private static readonly string Lists = Repeat("[", 10_000) + Repeat("]", 10_000);
    private static readonly string Maps = Repeat("{\"a\":", 9_999) + "{}" + Repeat("}", 9_999);

    private TestApp _app = null!;

    public static TheoryData<bool> Kinds => [true, false];

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([new AuthPlugin(), new RealtimePlugin()]);
        await _app.AddCollectionAsync("""
            {"name":"trees","type":"base","listRule":"data.a.a != 'x'","viewRule":"data:length != 3","createRule":"@request.body.data.a.a != 'x' && @request.body.data != 1",
            "updateRule":"@request.body.data:isset = true && data != @request.body.data","fields":[{"name":"data","type":"json","maxSize":1000000}]}
            """);
        (await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 10, timeout = 10 } })).Status.ShouldBe(200);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task They_are_taken_from_every_kind_of_body(bool isList)
    {
        var value = isList ? Lists : Maps;
        using var multipart = new MultipartFormDataContent { { new StringContent(value), "data" } };
        using var payload = new MultipartFormDataContent { { new StringContent($$"""{"data":{{value}}}"""), "@jsonPayload" } };

        (await PostAsync(Records, $$"""{"data":{{value}}}""")).ShouldContain(value);
        (await _app.Guest.SendAsync(HttpMethod.Post, Records, multipart)).Text.ShouldContain(value);
        (await _app.Guest.SendAsync(HttpMethod.Post, Records, payload)).Text.ShouldContain(value);
        var batch = """{"requests":[{"method":"POST","url":"URL","body":{"data":DEEP}}]}""".Replace("URL", Records, StringComparison.Ordinal);
        (await PostAsync("/api/batch", batch.Replace("DEEP", value, StringComparison.Ordinal))).ShouldContain(value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task They_are_read_filtered_sorted_and_changed(bool isList)
    {
        var value = isList ? Lists : Maps;
        var answer = await PostAsync(Records, $$"""{"id":"aaaaaaaaaaaaaaa","data":{{value}}}""");
        answer.ShouldContain(value);

        foreach (var query in new[] { "", "?fields=data", "?fields=*,data.a.a.a", "?filter=data!='x'", "?filter=data.a.a!='x'", "?filter=data:length!=7", "?sort=data.a,data,@random", "?filter=data~'x'||1=1" })
        {
            var list = await _app.Guest.GetAsync(Records + query);
            list.Status.ShouldBe(200, query);
        }

        (await _app.Guest.GetAsync(Records + "/aaaaaaaaaaaaaaa")).Text.ShouldContain(value);
        (await _app.Guest.GetAsync(Records + "/aaaaaaaaaaaaaaa?fields=data")).Text.ShouldContain(value);
        (await _app.Guest.GetAsync(Records + "?fields=data")).Text.ShouldContain(value);
        (await _app.Guest.PatchAsync(Records + "/aaaaaaaaaaaaaaa", new { data = 1 })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(10_001)]
    [InlineData(10_009)]
    [InlineData(100_000)]
    public async Task What_is_nested_deeper_is_refused(int depth)
    {
        var value = Repeat("[", depth) + Repeat("]", depth);
        using var json = new StringContent($$"""{"data":{{value}}}""", Encoding.UTF8, "application/json");

        (await _app.Guest.SendAsync(HttpMethod.Post, Records, json)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("POST", "/api/collections", """{"name":"x","fields":[{"name":"a","type":"text","max":DEEP}],"options":DEEP}""")]
    [InlineData("POST", "/api/collections", """{"name":"x","fields":DEEP}""")]
    [InlineData("PATCH", "/api/settings", """{"meta":DEEP}""")]
    [InlineData("PATCH", "/api/settings", """{"rateLimits":{"rules":DEEP}}""")]
    [InlineData("POST", "/api/collections/_superusers/auth-with-password", """{"identity":DEEP}""")]
    [InlineData("POST", "/api/realtime", """{"subscriptions":DEEP}""")]
    [InlineData("POST", "/api/batch", """{"requests":DEEP}""")]
    [InlineData("PUT", "/api/collections/import", """{"collections":DEEP}""")]
    public async Task Where_nothing_is_nested_deep_such_bodies_are_no_danger(string method, string path, string body)
    {
        foreach (var value in new[] { Lists, Maps })
        {
            using var json = new StringContent(body.Replace("DEEP", value, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            (await _app.Superuser.SendAsync(new HttpMethod(method), path, json)).Status.ShouldBeLessThan(500);
        }
    }

    private async Task<string> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return (await _app.Guest.SendAsync(HttpMethod.Post, path, content)).Text;
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
