using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Queries that scripts try as views.</summary>
public sealed class ViewScriptTests : IAsyncLifetime
{
    private const string Script = """
        routerAdd("GET", "/try", (e) => {
            const select = "SELECT id, title, count(*) AS n FROM tasks GROUP BY title ORDER BY title"
            const tried = $app.dryRunView(select, 1)
            const fails = (run) => { try { run(); return "" } catch (err) { return err.message || String(err) } }
            return e.json(200, {
                fields: $app.createViewFields(select).map((f) => f.name + " " + f.type()),
                sampled: tried.fields.fieldNames(),
                sample: tried.sample.map((r) => r.getString("title") + r.get("n")),
                none: $app.dryRunView(select, 0).sample.length,
                failures: [fails(() => $app.createViewFields("SELECT title FROM tasks")), fails(() => $app.dryRunView("DELETE FROM tasks", 1))],
                left: $app.findAllCollections("view").length,
            })
        })
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""{"name":"tasks","type":"base","createRule":"","fields":[{"name":"title","type":"text"}]}""");
        foreach (var title in new[] { "a", "a", "b" }) await _app.Guest.PostAsync("/api/collections/tasks/records", new { title });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Their_fields_and_some_records_are_told_and_nothing_is_stored()
    {
        var told = (await _app.Guest.GetAsync("/try")).Json;

        told.GetProperty("fields").ToString().ShouldBe("""["id text","title text","n number"]""");
        told.GetProperty("sampled").ToString().ShouldBe("""["id","title","n"]""");
        told.GetProperty("sample").ToString().ShouldBe("""["a2"]""");
        told.GetProperty("none").GetInt32().ShouldBe(0);
        told.GetProperty("failures")[0].GetString().ShouldNotBeNull().ShouldContain("missing required id column");
        told.GetProperty("failures")[1].GetString().ShouldNotBeNull().ShouldContain("Invalid view query");
        told.GetProperty("left").GetInt32().ShouldBe(0);
    }
}
