using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Hooks as methods of the application.</summary>
public sealed class HookMethodTests : IAsyncLifetime
{
    private const string Script = """
        $app.onRecordCreate("tasks").bindFunc((e) => { e.record.set("title", e.record.getString("title") + "b"); e.next() })
        $app.onRecordCreate("tasks").bind({ id: "first", priority: -1, func: (e) => { e.record.set("title", e.record.getString("title") + "a"); e.next() } })
        $app.onRecordCreate("tasks").bind({ id: "late", priority: 5, func: (e) => { e.record.set("title", "lost"); e.next() } })
        const id = $app.onRecordCreate("tasks").bind({ id: "late", priority: 5, func: (e) => { e.record.set("title", e.record.getString("title") + "c"); e.next() } })
        $app.onRecordCreate().bind({ id: "gone", func: (e) => { throw new BadRequestError("unbound") } })
        $app.onRecordCreate().unbind("gone", "nobody")
        const random = $app.onRecordUpdate().bindFunc((e) => e.next())
        const told = JSON.stringify([id, random.length, $app.onRecordCreate().length()])
        $app.store().set("told", told)
        routerAdd("GET", "/told", (e) => e.json(200, { told: $app.store().get("told"), late: typeof $app.onRecordCreate }))
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""{"name":"tasks","type":"base","createRule":"","fields":[{"name":"title","type":"text"}]}""");
        await _app.AddCollectionAsync("""{"name":"others","type":"base","createRule":"","fields":[{"name":"title","type":"text"}]}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("tasks", "-abc")]
    [InlineData("others", "-")]
    public async Task Handlers_run_by_their_priority_and_for_their_collections(string collection, string title)
    {
        var answer = await _app.Guest.PostAsync($"/api/collections/{collection}/records", new { title = "-" });

        (answer.Status, answer["title"]).ShouldBe((200, title));
    }

    [Fact]
    public async Task They_have_ids_and_are_there_only_while_files_are_loaded() =>
        (await _app.Guest.GetAsync("/told")).Text.ShouldBe("""{"late":"undefined","told":"[\"late\",20,3]"}""");
}
