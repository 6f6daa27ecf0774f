using System.Text.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Handlers that change what a list of records, or a batch, is made of.</summary>
public sealed class ListScriptTests : IAsyncLifetime
{
    private const string Script = """
        onRecordsListRequest((e) => {
            switch (e.requestEvent.request.url.query().get("how")) {
                case "plain": e.result.items = [{ a: 1 }, "text", e.records[0]]; break
                case "export": e.result.items = e.records.map((r) => r.publicExport()); break
                case "push": e.result.items.push({ a: 1 }); e.result.items.splice(0, 1); break
                case "fewer": e.result.items = e.records.slice(0, 1); break
                case "other": e.result = { page: 9, items: [] }; break
                case "whole": e.result = { page: 9, items: [{ a: 1 }, e.records[0]] }; break
            }
            e.next()
        }, "tasks")
        onBatchRequest((e) => {
            e.batch.push({ method: "POST", url: "/api/collections/tasks/records", body: { title: "added" } })
            e.next()
        })
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""
            {"name":"tasks","type":"base","listRule":"","createRule":"","fields":[{"name":"title","type":"text"},{"name":"secret","type":"text","hidden":true}]}
            """);
        foreach (var title in new[] { "one", "two" }) await _app.Guest.PostAsync("/api/collections/tasks/records", new { title });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Anything_may_be_put_in_the_place_of_the_items()
    {
        var items = (await ListAsync("plain")).GetProperty("items");

        items.GetArrayLength().ShouldBe(3);
        items[0].GetProperty("a").GetInt32().ShouldBe(1);
        items[1].GetString().ShouldBe("text");
        items[2].GetProperty("title").GetString().ShouldBe("one");
        items[2].TryGetProperty("secret", out _).ShouldBeFalse();
        (await ListAsync("export")).GetProperty("items")[1].GetProperty("title").GetString().ShouldBe("two");
        var pushed = (await ListAsync("push")).GetProperty("items");
        pushed.EnumerateArray().Select(item => item.TryGetProperty("title", out var title) ? title.GetString() : item.ToString()).ShouldBe(["two", "{\"a\":1}"]);
        (await ListAsync("fewer")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_result_may_be_replaced()
    {
        var other = await ListAsync("other");
        var whole = await ListAsync("whole");

        (other.GetProperty("page").GetInt32(), other.GetProperty("perPage").GetInt32(), other.GetProperty("items").GetArrayLength()).ShouldBe((9, 0, 0));
        (whole.GetProperty("page").GetInt32(), whole.GetProperty("items")[0].GetProperty("a").GetInt32()).ShouldBe((9, 1));
        whole.GetProperty("items")[1].GetProperty("title").GetString().ShouldBe("one");
    }

    [Fact]
    public async Task A_request_that_is_added_to_a_batch_needs_no_headers()
    {
        await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 5, timeout = 3 } });

        var answer = await _app.Guest.PostAsync("/api/batch", new
        {
            requests = new[] { new { method = "POST", url = "/api/collections/tasks/records", body = new { title = "sent" } } },
        });

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json[1].GetProperty("body").GetProperty("title").GetString().ShouldBe("added");
    }

    private async Task<JsonElement> ListAsync(string how) => (await _app.Guest.GetAsync($"/api/collections/tasks/records?sort=title&how={how}")).Json;
}
