using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Handlers that answer beside the core: the first status counts, and later bodies are appended.</summary>
public sealed class AnswerScriptTests : IAsyncLifetime
{
    private const string Script = """
        onRecordAuthRequest((e) => { e.json(201, { mine: 1 }); e.next() }, "users")
        onRecordCreateRequest((e) => {
            const what = e.record.get("title")
            if (what == "before") { e.json(201, { mine: 1 }); e.next() }
            else if (what == "after") { e.next(); e.json(202, { mine: 1 }) }
            else if (what == "empty") { e.noContent(204); e.next() }
            else if (what == "late") { e.json(201, { mine: 1 }); e.next(); throw new Error("behind the answer") }
            else if (what == "undone" || what == "done") {
                const original = e.app
                e.app.runInTransaction((tx) => {
                    e.app = tx
                    try { e.next() } finally { e.app = original }
                    $app.store().set("seen", e.written() + " " + e.status())
                    if (what == "undone") throw new BadRequestError("undone")
                })
                $app.store().set("seen", $app.store().get("seen") + " " + e.written() + " " + e.status())
            }
            else { e.next(); $app.store().set("seen", e.written() + " " + e.status()) }
        }, "tasks")
        onRecordUpdateRequest((e) => { e.string(202, "mine "); e.next() }, "tasks")
        onRecordViewRequest((e) => { e.next(); e.string(202, " mine") }, "tasks")
        onRecordsListRequest((e) => { e.next(); $app.store().set("seen", e.written() + " " + e.status()) }, "tasks")
        onFileDownloadRequest((e) => {
            if (e.servedName.startsWith("mine")) e.string(202, "mine ")
            e.next()
            $app.store().set("seen", e.written() + " " + e.status())
        })
        onRecordDeleteRequest((e) => {
            if (e.record.get("title") == "quiet") { e.next(); $app.store().set("seen", e.written() + " " + e.status()) }
            else { e.json(202, { mine: 1 }); e.next() }
        }, "tasks")
        routerAdd("GET", "/seen", (e) => e.string(200, $app.store().get("seen")))
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""
            {"name":"tasks","type":"base","listRule":"","viewRule":"","createRule":"","updateRule":"","deleteRule":"",
            "fields":[{"name":"title","type":"text"},{"name":"file","type":"file"}]}
            """);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_answer_before_the_core_keeps_its_status_and_gets_the_body_of_the_core_behind_it()
    {
        var answer = await AddAsync("before");

        answer.Status.ShouldBe(201);
        answer.Text.ShouldStartWith("{\"mine\":1}{");
        answer.Text.ShouldContain("\"title\":\"before\"");
        _app.Records.Count("tasks").ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_behind_the_core_is_appended()
    {
        var answer = await AddAsync("after");

        answer.Status.ShouldBe(200);
        answer.Text.ShouldEndWith("}{\"mine\":1}");
    }

    [Fact]
    public async Task An_answer_without_a_body_stays_without()
    {
        var answer = await AddAsync("empty");

        (answer.Status, answer.Text).ShouldBe((204, ""));
        _app.Records.Count("tasks").ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_behind_an_answer_changes_nothing()
    {
        var answer = await AddAsync("late");

        answer.Status.ShouldBe(201);
        answer.Text.ShouldStartWith("{\"mine\":1}{");
        _app.Records.Count("tasks").ShouldBe(1);
    }

    [Fact]
    public async Task Other_requests_about_records_do_the_same()
    {
        var id = (await AddAsync("plain")).Id;
        var url = $"/api/collections/tasks/records/{id}";

        var updated = await _app.Guest.PatchAsync(url, new { title = "changed" });
        var viewed = await _app.Guest.GetAsync(url);
        var deleted = await _app.Guest.DeleteAsync(url);

        updated.Status.ShouldBe(202);
        updated.Text.ShouldStartWith("mine {");
        viewed.Status.ShouldBe(200);
        viewed.Text.ShouldEndWith("} mine");
        (deleted.Status, deleted.Text).ShouldBe((202, "{\"mine\":1}"));
        _app.Records.Count("tasks").ShouldBe(0);
    }

    [Fact]
    public async Task A_sign_in_that_a_handler_has_answered_is_not_answered_again()
    {
        await _app.AddAccountAsync("users", "ann@example.com");

        var answer = await _app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = TestApp.Password });

        (answer.Status, answer.Text).ShouldBe((201, "{\"mine\":1}"));
    }

    [Theory]
    [InlineData("mine", 202, "mine content", "true 202")]
    [InlineData("plain", 200, "content", "true 200")]
    public async Task A_file_comes_behind_an_answer_too(string name, int status, string text, string seen)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("content"u8.ToArray()), "file", name + ".txt" } };
        var record = await _app.Guest.SendAsync(HttpMethod.Post, "/api/collections/tasks/records", form);

        var answer = await _app.Guest.GetAsync($"/api/files/tasks/{record.Id}/{record["file"]}");

        (answer.Status, answer.Text, await SeenAsync()).ShouldBe((status, text, seen));
    }

    [Fact]
    public async Task Handlers_see_what_the_core_has_answered()
    {
        await AddAsync("plain");
        (await SeenAsync()).ShouldBe("true 200");
        await _app.Guest.GetAsync("/api/collections/tasks/records");
        (await SeenAsync()).ShouldBe("true 200");
        await _app.Guest.DeleteAsync("/api/collections/tasks/records/" + (await AddAsync("quiet")).Id);
        (await SeenAsync()).ShouldBe("true 204");
    }

    [Fact]
    public async Task An_answer_in_a_transaction_is_one_once_that_is_committed()
    {
        var done = await AddAsync("done");
        var seen = await SeenAsync();
        var undone = await AddAsync("undone");

        (done.Status, done["title"], seen).ShouldBe((200, "done", "false 0 true 200"));
        (undone.Status, undone["message"]).ShouldBe((400, "Undone."));
        _app.Records.Count("tasks").ShouldBe(1);
    }

    [Fact]
    public async Task In_a_batch_an_answer_of_several_values_is_a_text()
    {
        await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 5, timeout = 3 } });

        var answer = await _app.Guest.PostAsync("/api/batch", new
        {
            requests = new[] { new { method = "POST", url = "/api/collections/tasks/records", body = new { title = "before" } } },
        });

        answer.Status.ShouldBe(200);
        var item = answer.Json[0];
        item.GetProperty("status").GetInt32().ShouldBe(201);
        item.GetProperty("body").GetString()!.ShouldStartWith("{\"mine\":1}{");
    }

    private Task<TestAnswer> AddAsync(string title) => _app.Guest.PostAsync("/api/collections/tasks/records", new { title });

    private async Task<string> SeenAsync() => (await _app.Guest.GetAsync("/seen")).Text;
}
