using System.Text.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Holdall.Plugins.Mailer;
using Holdall.Plugins.Realtime;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Scripts about files, SQL, mails, messages, the life of the server, and waiting, each as somebody has written it.</summary>
public sealed class SnippetTests : IAsyncLifetime
{
    private const string Script = """
        onBootstrap((e) => { e.next(); $app.store().set("booted", $app.hasTable("users")) })
        onTerminate((e) => { e.next() })

        onRecordAfterCreateSuccess((e) => { $app.logger().info("created", "id", e.record.id); e.next() }, "tasks")
        onRecordCreateExecute((e) => {
            const log = (word) => $app.store().setFunc("order", (o) => (o || "") + word)
            log("before "); e.next(); log("after ")
        }, "tasks")
        onRecordAfterCreateError((e) => { $app.store().set("failure", String(e.error)); e.next() }, "tasks")

        routerAdd("POST", "/typed", (e) => { const d = new DynamicModel({ name: "", age: 0, tags: [] }); e.bindBody(d); return e.json(200, d) })
        routerAdd("POST", "/up", (e) => {
            const rec = new Record($app.findCollectionByNameOrId("docs"))
            rec.set("file", e.findUploadedFiles("document"))
            e.app.save(rec)
            return e.json(201, rec)
        }, $apis.bodyLimit(5 << 20))
        routerAdd("GET", "/files/{path...}", $apis.static(`${__hooks}/public`, false))
        routerAdd("GET", "/page", (e) => e.html(200, $template.loadFiles(`${__hooks}/views/layout.html`, `${__hooks}/views/page.html`).render({ name: "<b>" })))
        routerAdd("GET", "/stats", (e) => {
            const rows = arrayOf(new DynamicModel({ status: "", total: 0 }))
            $app.db().newQuery("SELECT status, count(*) AS total FROM tasks WHERE created >= {:d} GROUP BY status").bind({ d: "2024-01-01" }).all(rows)
            return e.json(200, rows)
        })
        routerAdd("GET", "/top", (e) => {
            const recs = arrayOf(new Record())
            $app.recordQuery("tasks").andWhere($dbx.hashExp({ done: true })).andWhere($dbx.like("title", "x")).orderBy("created DESC").limit(5).all(recs)
            return e.json(200, recs)
        })
        routerAdd("POST", "/clean", (e) => e.json(200, { n: $app.db().newQuery("DELETE FROM tasks WHERE done = 1").execute().rowsAffected() }))
        routerAdd("GET", "/proxy", (e) => {
            const res = $http.send({ url: "http://127.0.0.1:9/", method: "POST", body: JSON.stringify({ a: 1 }), headers: { "content-type": "application/json" }, timeout: 5 })
            return e.json(res.statusCode, { j: res.json, ct: res.headers["Content-Type"][0] })
        })
        routerAdd("GET", "/jwt", (e) => e.json(200, $security.parseJWT($security.createJWT({ a: 1 }, "k".repeat(32), 60), "k".repeat(32))))

        onRecordAfterCreateSuccess((e) => {
            const s = $app.settings().meta
            $app.newMailClient().send(new MailerMessage({ from: { address: s.senderAddress, name: s.senderName }, to: [{ address: "a@example.com" }], subject: "Hi", html: "<b>" + e.record.id + "</b>" }))
            e.next()
        }, "orders")
        onMailerRecordVerificationSend((e) => { e.message.subject = "Welcome " + e.record.getString("name"); e.next() })
        onMailerSend((e) => { $app.store().set("mail", { to: e.message.to.map((t) => t.address), subject: e.message.subject, html: e.message.html }) })
        routerAdd("POST", "/verify", (e) => {
            $mails.sendRecordVerification($app, $app.findAuthRecordByEmail("users", "ann@example.com"))
            return e.noContent(204)
        })

        routerAdd("POST", "/notify", (e) => {
            const m = new SubscriptionMessage({ name: "news", data: JSON.stringify({ hi: 1 }) })
            const clients = $app.subscriptionsBroker().clients()
            for (const id in clients) if (clients[id].hasSubscription("news")) clients[id].send(m)
            return e.noContent(204)
        })

        onBatchRequest((e) => {
            e.batch.push({ method: "POST", url: "/api/collections/tasks/records", headers: {}, body: { title: "added" } })
            e.next()
        })
        routerAdd("POST", "/unsafe", (e) => {
            const r = new Record($app.findCollectionByNameOrId("tasks"), { id: "unsafe000000001", title: "unsafe" })
            $app.unsafeWithoutHooks().save(r)
            return e.json(200, { order: $app.store().get("order") || "" })
        })
        routerAdd("POST", "/form", (e) => {
            const form = new RecordUpsertForm($app, new Record($app.findCollectionByNameOrId("users")))
            form.load({ email: "form@example.com", password: "1234567890", passwordConfirm: e.requestInfo().body.again })
            form.submit()
            return e.json(200, { id: form.record.id })
        })
        routerAdd("POST", "/settings", (e) => {
            const s = $app.settings()
            s.meta.appName = e.requestInfo().body.name
            $app.validate(s)
            return e.noContent(204)
        })
        routerAdd("GET", "/view-file/{name}", (e) => e.json(200, { id: $app.findRecordByViewFile("docs_view", "file", e.request.pathValue("name")).id }))
        routerAdd("GET", "/store", (e) => e.json(200, { keys: $app.store().keys().sort(), all: $app.store().getAll() }))

        onRecordCreate(async (e) => {
            await new Promise((resolve) => setTimeout(resolve, 5))
            e.record.set("status", "awaited")
            e.next()
            await null
            if (e.record.get("title") == "refused late") throw new BadRequestError("late")
        }, "tasks")
        routerAdd("GET", "/fetch", async (e) => {
            const answer = await fetch(e.request.url.query().get("url") + "/api/health", { signal: AbortSignal.timeout(5000) })
            return e.json(200, { code: (await answer.json()).code })
        })
        routerAdd("GET", "/broken", async (e) => { await null; throw new Error("broken") })
        routerAdd("GET", "/runaway", (e) => {
            const f = () => 1 + f()
            return f()
        })
        """;

    private const string Module = """
        import { greet } from "./lib/greet"
        let count: number = 0
        routerAdd("GET", "/module/{name}", (e) => e.string(200, greet(e.request.pathValue("name")) + (++count > 0)))
        onRecordUpdate((e: any) => { e.record.set("status", greet("update")); e.next() }, "tasks")
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(
            [
                ("main.pb.js", Script), ("module.pb.ts", Module), ("lib/greet.ts", "export const greet = (name: string): string => `Hello ${name}!`"),
                ("public/a.txt", "static"), ("views/layout.html", "<h1>{{block \"body\" .}}{{end}}</h1>"), ("views/page.html", "{{define \"body\"}}{{.name}}{{end}}"),
            ],
            new AuthPlugin(), new FilesPlugin(), new MailerPlugin(), new RealtimePlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""
            {"name":"tasks","type":"base","listRule":"","viewRule":"","createRule":"","updateRule":"","fields":[{"name":"title","type":"text","max":20},{"name":"status","type":"text"},
            {"name":"done","type":"bool"},{"name":"created","type":"autodate","onCreate":true}]}
            """);
        await _app.AddCollectionAsync("""{"name":"docs","type":"base","fields":[{"name":"file","type":"file"}]}""");
        await _app.AddCollectionAsync("""{"name":"docs_view","type":"view","viewQuery":"SELECT id, file FROM docs"}""");
        await _app.AddCollectionAsync("""{"name":"orders","type":"base","createRule":"","fields":[{"name":"name","type":"text"}]}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Code_behind_the_bootstrap_sees_the_database() => (await StoreAsync()).GetProperty("booted").GetBoolean().ShouldBeTrue();

    [Fact]
    public async Task Handlers_run_around_the_statement_and_an_async_one_is_waited_for()
    {
        var made = await AddAsync("x");

        (made.Status, made["status"]).ShouldBe((200, "awaited"));
        (await StoreAsync()).GetProperty("order").GetString().ShouldBe("before after ");
        await Eventually.HoldsAsync(async () => (await _app.Superuser.GetAsync("/api/logs?filter=" + Uri.EscapeDataString("message = 'created'"))).Text.Contains(made.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_behind_an_await_undoes_the_change()
    {
        var answer = await AddAsync("refused late");

        (answer.Status, answer["message"]).ShouldBe((400, "Late."));
        _app.Records.Count("tasks").ShouldBe(0);
        (await StoreAsync()).GetProperty("failure").GetString()!.ShouldContain("ate");
    }

    [Fact]
    public async Task A_body_fills_a_typed_object()
    {
        (await _app.Guest.PostAsync("/typed", new { name = "a", age = 3, tags = new[] { "x" } })).Text.ShouldBe("{\"age\":3,\"name\":\"a\",\"tags\":[\"x\"]}");
        (await _app.Guest.PostAsync("/typed", new { age = "no number" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_upload_becomes_the_file_of_a_record()
    {
        using var http = new HttpClient { BaseAddress = _app.Address };
        using var form = new MultipartFormDataContent { { new ByteArrayContent("text"u8.ToArray()), "document", "note.txt" } };

        using var answer = await http.PostAsync("/up", form, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(201);
        var record = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var file = record.GetProperty("file").GetString()!;
        file.ShouldStartWith("note_");
        (await _app.Guest.GetAsync("/view-file/" + file))["id"].ShouldBe(record.GetProperty("id").GetString());
        (await _app.Guest.GetAsync("/view-file/none.txt")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("/files/a.txt", 200, "static")]
    [InlineData("/page", 200, "<h1>&lt;b&gt;</h1>")]
    [InlineData("/module/you", 200, "Hello you!true")]
    [InlineData("/stats", 200, "[]")]
    [InlineData("/top", 200, "[]")]
    public async Task A_route_answers(string path, int status, string text)
    {
        var answer = await _app.Guest.GetAsync(path);

        (answer.Status, answer.Text).ShouldBe((status, text));
    }

    [Fact]
    public async Task Rows_are_counted_selected_and_deleted()
    {
        var made = await _app.Guest.PostAsync("/api/collections/tasks/records", new { title = "axb", done = true });
        await AddAsync("open");

        (await _app.Guest.GetAsync("/stats")).Text.ShouldBe("[{\"status\":\"awaited\",\"total\":2}]");
        (await _app.Guest.GetAsync("/top")).Text.ShouldContain(made.Id);
        (await _app.Guest.PostAsync("/clean", new { })).Text.ShouldBe("{\"n\":1}");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_failure()
    {
        (await _app.Guest.GetAsync("/files/none.txt"))["message"].ShouldBe("File not found.");
        (await _app.Guest.GetAsync("/proxy")).Status.ShouldBe(400);
        (await _app.Guest.GetAsync("/jwt")).Json.GetProperty("a").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Mails_are_sent_and_changed()
    {
        var order = await _app.Guest.PostAsync("/api/collections/orders/records", new { name = "bag" });
        var mail = (await StoreAsync()).GetProperty("mail");
        (mail.GetProperty("to")[0].GetString(), mail.GetProperty("subject").GetString(), mail.GetProperty("html").GetString())
            .ShouldBe(("a@example.com", "Hi", $"<b>{order.Id}</b>"));

        await _app.AddAccountAsync("users", "ann@example.com");
        (await _app.Guest.PostAsync("/verify", new { })).Status.ShouldBe(204);
        (await StoreAsync()).GetProperty("mail").GetProperty("subject").GetString()!.ShouldStartWith("Welcome");
    }

    [Fact]
    public async Task A_message_reaches_those_who_have_asked_for_it()
    {
        using var http = new HttpClient { BaseAddress = _app.Address };
        await using var stream = await http.GetStreamAsync("/api/realtime", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var connected = await ReadUntilAsync(reader, "clientId");
        var id = JsonDocument.Parse(connected[connected.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("clientId").GetString();
        await _app.Guest.PostAsync("/api/realtime", new { clientId = id, subscriptions = new[] { "news" } });

        (await _app.Guest.PostAsync("/notify", new { })).Status.ShouldBe(204);

        (await ReadUntilAsync(reader, "hi")).ShouldBe("data:{\"hi\":1}");
    }

    [Fact]
    public async Task A_handler_adds_a_request_to_a_batch()
    {
        (await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true } })).Status.ShouldBe(200);
        object first = new { method = "POST", url = "/api/collections/tasks/records", body = new { title = "first" } };

        (await _app.Superuser.PostAsync("/api/batch", new { requests = new[] { first } })).Status.ShouldBe(200);

        _app.Records.Count("tasks", "title = 'added'").ShouldBe(1);
    }

    [Fact]
    public async Task A_record_is_saved_without_hooks() => (await _app.Guest.PostAsync("/unsafe", new { })).Text.ShouldBe("{\"order\":\"\"}");

    [Fact]
    public async Task A_form_saves_a_record_whose_password_is_given_twice()
    {
        (await _app.Guest.PostAsync("/form", new { again = "other" })).ErrorOf("passwordConfirm").ShouldBe("validation_values_mismatch");
        (await _app.Guest.PostAsync("/form", new { again = "1234567890" })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Settings_are_checked_without_being_stored()
    {
        (await _app.Guest.PostAsync("/settings", new { name = "Fine" })).Status.ShouldBe(204);
        (await _app.Guest.PostAsync("/settings", new { name = "" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_handler_of_a_module_in_TypeScript_changes_a_record()
    {
        var made = await AddAsync("x");

        (await _app.Guest.PatchAsync("/api/collections/tasks/records/" + made.Id, new { title = "y" }))["status"].ShouldBe("Hello update!");
    }

    [Fact]
    public async Task Other_servers_are_asked() =>
        (await _app.Guest.GetAsync("/fetch?url=" + Uri.EscapeDataString(_app.Address.ToString().TrimEnd('/')))).Text.ShouldBe("{\"code\":200}");

    [Fact]
    public async Task A_runaway_script_fails_its_own_request_and_the_log_names_the_place_of_a_failure()
    {
        (await _app.Guest.GetAsync("/runaway")).Status.ShouldBe(400);
        (await _app.Guest.GetAsync("/module/you")).Status.ShouldBe(200);
        (await _app.Guest.GetAsync("/broken")).Status.ShouldBe(400);

        await Eventually.HoldsAsync(async () => (await _app.Superuser.GetAsync("/api/logs?perPage=200")).Text.Contains("main.pb.js:", StringComparison.Ordinal));
    }

    private Task<TestAnswer> AddAsync(string title) => _app.Guest.PostAsync("/api/collections/tasks/records", new { title });

    private async Task<JsonElement> StoreAsync() => (await _app.Guest.GetAsync("/store")).Json.GetProperty("all");

    private static async Task<string> ReadUntilAsync(StreamReader reader, string word)
    {
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(word, StringComparison.Ordinal)) return line;
        }

        throw new EndOfStreamException();
    }
}
