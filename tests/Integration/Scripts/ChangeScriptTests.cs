using System.Net.Http.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>In which order, and in which transaction, handlers of scripts hear of changes.</summary>
public sealed class ChangeScriptTests : IAsyncLifetime
{
    private const string Script = """
        onModelDeleteExecute((e) => { e.next(); $app.store().setFunc("told", (old) => (old || "") + "row of " + e.model.collection().name + ", ") }, "owners")
        onRecordDelete((e) => { $app.store().setFunc("told", (old) => (old || "") + "then " + e.record.collection().name + ", "); e.next() }, "tasks")
        onRecordDeleteExecute((e) => { e.next(); $app.store().setFunc("told", (old) => (old || "") + "all") }, "owners")

        onCollectionAfterCreateSuccess((e) => {
            $app.store().set("told", e.app.isTransactional() + " " + e.app.findCollectionByNameOrId(e.collection.name).name)
            e.next()
        })

        onRecordCreate((e) => {
            if (e.record.get("title") != "inside") return e.next()
            const original = e.app
            e.app.runInTransaction((tx) => { e.app = tx; try { e.next() } finally { e.app = original } })
        }, "tasks")
        onModelCreate((e) => { $app.store().set("told", "" + e.app.isTransactional()); e.next() }, "tasks")

        onRecordCreate((e) => { e.next(); if (e.record.get("title") == "late") throw new Error("behind the row") }, "tasks")
        onRecordAfterCreateError((e) => { $app.store().set("told", e.app.isTransactional() + " " + e.record.isNew()); e.next() }, "tasks")
        routerAdd("POST", "/fail", (e) => {
            try {
                e.app.runInTransaction((tx) => tx.save(new Record(tx.findCollectionByNameOrId("tasks"), { title: "x".repeat(31) })))
            } catch { return e.string(200, "failed") }
        })
        routerAdd("GET", "/told", (e) => { const told = $app.store().get("told"); $app.store().remove("told"); return e.string(200, told) })
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""{"name":"owners","id":"owners_id","type":"base","createRule":"","deleteRule":"","fields":[]}""");
        await _app.AddCollectionAsync("""
            {"name":"tasks","type":"base","createRule":"","fields":[{"name":"title","type":"text","max":30},
            {"name":"owner","type":"relation","collectionId":"owners_id","maxSelect":1,"cascadeDelete":true}]}
            """);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_follows_a_deletion_comes_behind_the_handlers_around_its_row()
    {
        var owner = (await _app.Guest.PostAsync("/api/collections/owners/records", new { })).Id;
        await _app.Guest.PostAsync("/api/collections/tasks/records", new { title = "t", owner });
        await ToldAsync();

        (await _app.Guest.DeleteAsync("/api/collections/owners/records/" + owner)).Status.ShouldBe(204);

        (await ToldAsync()).ShouldBe("row of owners, then tasks, all");
        _app.Records.Count("tasks").ShouldBe(0);
    }

    [Fact]
    public async Task Handlers_hear_of_imported_collections_behind_the_transaction()
    {
        var answer = await _app.Superuser.SendAsync(
            HttpMethod.Put, "/api/collections/import", JsonContent.Create(new { collections = new[] { new { name = "imported", type = "base" } } }));

        answer.Status.ShouldBe(204, answer.Text);
        (await ToldAsync()).ShouldBe("false imported");
    }

    [Fact]
    public async Task The_application_of_an_event_is_that_of_the_events_inside_of_it()
    {
        await AddAsync("outside");
        (await ToldAsync()).ShouldBe("false");
        await AddAsync("inside");
        (await ToldAsync()).ShouldBe("true");
    }

    [Fact]
    public async Task A_failure_in_a_transaction_is_told_with_its_application()
    {
        (await _app.Guest.PostAsync("/fail", new { })).Text.ShouldBe("failed");

        (await ToldAsync()).ShouldBe("true true");
    }

    [Fact]
    public async Task A_record_that_failed_behind_its_row_is_new_again()
    {
        await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 5, timeout = 3 } });

        var answer = await _app.Guest.PostAsync("/api/batch", new
        {
            requests = new[] { new { method = "POST", url = "/api/collections/tasks/records", body = new { title = "late" } } },
        });

        answer.Status.ShouldBe(400);
        (await ToldAsync()).ShouldBe("true true");
    }

    private Task<TestAnswer> AddAsync(string title) => _app.Guest.PostAsync("/api/collections/tasks/records", new { title });

    private async Task<string> ToldAsync() => (await _app.Guest.GetAsync("/told")).Text;
}
