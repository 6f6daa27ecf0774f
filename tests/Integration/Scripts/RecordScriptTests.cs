using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Hook files about records, each as somebody has written it for PocketBase.</summary>
public sealed class RecordScriptTests : IAsyncLifetime
{
    private const string Script = """
        onRecordCreate((e) => { if (!e.record.get("status")) e.record.set("status", "new"); e.next() }, "tasks")

        onRecordValidate((e) => {
            if (e.record.getString("title") == "x") throw new BadRequestError("Nope", { title: new ValidationError("title_banned", "Not allowed.") })
            e.next()
        }, "tasks")

        onRecordCreateRequest((e) => { if (e.record.get("title") != "swallowed") e.next() }, "tasks")

        onRecordCreateRequest((e) => { try { e.next() } catch (err) { throw new ApiError(409, "Conflict", null) } }, "unique")

        onRecordUpdateRequest((e) => {
            if (!e.hasSuperuserAuth()) e.record.set("role", e.record.original().get("role"))
            e.next()
        }, "users")

        onRecordEnrich((e) => {
            e.record.hide("secret")
            if (e.requestInfo.auth?.collection().name == "users") { e.record.withCustomData(true); e.record.set("mine", e.record.get("owner") == e.requestInfo.auth.id) }
            e.next()
        }, "tasks")

        onRecordCreate((e) => {
            if (e.record.get("title") == "broken") throw new Error("broken")
            if (e.record.get("title") == "missing") $app.findRecordById("tasks", "nothing")
            e.next()
        }, "tasks")

        onRecordCreateRequest((e) => {
            try { e.next() } catch (err) { $app.store().set("seen", err.status); throw err }
        }, "tasks")

        onRecordDelete((e) => { if (e.record.getBool("done")) throw new ForbiddenError("locked"); e.next() }, "tasks")

        onRecordCreate((e) => { const u = require(`${__hooks}/util.js`); e.record.set("secret", u.up(e.record.getString("title"))); e.next() }, "tasks")

        onRecordAfterCreateSuccess((e) => { $app.store().setFunc("created", (old) => (old || 0) + 1); e.next() }, "tasks")
        onRecordAfterCreateError((e) => { $app.store().set("failed", String(e.error)); e.next() }, "tasks")

        onRecordCreate((e) => {
            if (e.record.get("title") == "deep") {
                const other = new Record($app.findCollectionByNameOrId("tasks"), { title: "deep" })
                e.app.save(other)
            }
            e.next()
        }, "tasks")

        onRecordCreateRequest((e) => {
            const original = e.app
            return e.app.runInTransaction((tx) => {
                e.app = tx
                try {
                    e.next()
                    tx.save(new Record(tx.findCollectionByNameOrId("tasks"), { title: "of " + e.record.get("name") }))
                    if (e.record.get("name") == "late") throw new BadRequestError("late failure")
                } finally { e.app = original }
            })
        }, "orders")

        routerAdd("GET", "/state", (e) => e.json(200, { created: $app.store().get("created"), failed: $app.store().get("failed"), seen: $app.store().get("seen") }))
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(
            [("main.pb.js", Script), ("util.js", "module.exports = { up: (s) => s.toUpperCase() }"), ("ignored.js", "throw 1")],
            new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""
            {"name":"tasks","type":"base","listRule":"","viewRule":"","createRule":"","updateRule":"","deleteRule":"","fields":[
            {"name":"title","type":"text"},{"name":"status","type":"text"},{"name":"secret","type":"text"},{"name":"done","type":"bool"},{"name":"owner","type":"text"}]}
            """);
        await _app.AddCollectionAsync("""
            {"name":"unique","type":"base","createRule":"","fields":[{"name":"key","type":"text"}],"indexes":["CREATE UNIQUE INDEX idx_key ON `unique` (key)"]}
            """);
        await _app.AddCollectionAsync("""{"name":"orders","type":"base","createRule":"","fields":[{"name":"name","type":"text"}]}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_handler_sets_a_default_before_a_record_is_created() => (await AddAsync("a"))["status"].ShouldBe("new");

    [Fact]
    public async Task A_handler_refuses_with_an_error_of_a_field()
    {
        var answer = await AddAsync("x");

        answer.Status.ShouldBe(400);
        answer.ErrorOf("title").ShouldBe("title_banned");
    }

    [Fact]
    public async Task A_handler_that_does_not_go_on_leaves_an_empty_answer_and_no_record()
    {
        var answer = await AddAsync("swallowed");

        (answer.Status, answer.Text).ShouldBe((200, ""));
        (await CountAsync("title = 'swallowed'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("missing")]
    public async Task A_handler_of_the_request_sees_what_a_failed_save_is_answered_with(string title)
    {
        var answer = await AddAsync(title);

        (answer.Status, answer["message"], answer["data"]).ShouldBe((400, "Failed to create record.", "{}"));
        (await _app.Guest.GetAsync("/state"))["seen"].ShouldBe("400");
    }

    [Fact]
    public async Task A_handler_replaces_the_error_of_what_follows()
    {
        await _app.Guest.PostAsync("/api/collections/unique/records", new { key = "a" });

        var answer = await _app.Guest.PostAsync("/api/collections/unique/records", new { key = "a" });

        (answer.Status, answer["message"]).ShouldBe((409, "Conflict."));
    }

    [Fact]
    public async Task A_handler_adds_and_hides_what_clients_see()
    {
        var id = await _app.AddAccountAsync("users", "ann@example.com");
        var user = await _app.SignInAsync("users", "ann@example.com");
        await _app.Guest.PostAsync("/api/collections/tasks/records", new { title = "mine", owner = id });

        var seen = (await user.GetAsync("/api/collections/tasks/records?filter=title='mine'")).Json.GetProperty("items")[0];

        seen.GetProperty("mine").GetBoolean().ShouldBeTrue();
        seen.TryGetProperty("secret", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_module_changes_what_is_stored()
    {
        var id = (await AddAsync("shout")).Id;

        _app.Records.Find("tasks", id)!.GetString("secret").ShouldBe("SHOUT");
    }

    [Fact]
    public async Task A_handler_keeps_a_record_from_being_deleted()
    {
        var id = (await _app.Guest.PostAsync("/api/collections/tasks/records", new { title = "done", done = true })).Id;

        (await _app.Guest.DeleteAsync($"/api/collections/tasks/records/{id}"))["message"].ShouldBe("Locked.");
    }

    [Fact]
    public async Task Handlers_hear_of_success_and_failure()
    {
        await AddAsync("fine");
        await AddAsync("x");

        var state = await _app.Guest.GetAsync("/state");

        state["created"].ShouldBe("1");
        state["failed"]!.ShouldContain("Nope");
    }

    [Fact]
    public async Task A_handler_that_calls_itself_without_end_fails_and_the_server_goes_on()
    {
        (await AddAsync("deep")).Status.ShouldBe(400);

        (await AddAsync("fine")).Status.ShouldBe(200);
        (await CountAsync("title = 'deep'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_handler_puts_a_transaction_around_a_request()
    {
        (await _app.Guest.PostAsync("/api/collections/orders/records", new { name = "good" })).Status.ShouldBe(200);
        var late = await _app.Guest.PostAsync("/api/collections/orders/records", new { name = "late" });

        (late.Status, late["message"]).ShouldBe((400, "Late failure."));
        (await CountAsync("title = 'of good'")).ShouldBe(1);
        (await CountAsync("title = 'of late'")).ShouldBe(0);
        _app.Records.Count("orders").ShouldBe(1);
    }

    [Fact]
    public async Task Many_requests_at_once_all_pass_the_handlers()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => AddAsync("many " + i)));

        answers.ShouldAllBe(answer => answer.Status == 200 && answer["status"] == "new");
        (await CountAsync("title ~ 'many %'")).ShouldBe(60);
    }

    private Task<TestAnswer> AddAsync(string title) => _app.Guest.PostAsync("/api/collections/tasks/records", new { title });

    private Task<long> CountAsync(string filter) => Task.FromResult(_app.Records.Count("tasks", filter));
}
