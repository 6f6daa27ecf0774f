using Holdall.Collections;
using Holdall.Jobs;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Microsoft.Extensions.DependencyInjection;
using Record = Holdall.Records.Record;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Routes, middlewares and the API of the application in hook files, each as somebody has written it for PocketBase.</summary>
public sealed class RouteScriptTests : IAsyncLifetime
{
    private const string Script = """
        routerAdd("GET", "/hello/{name}", (e) => e.json(200, { message: "Hello " + e.request.pathValue("name") }))
        routerAdd("POST", "/me/ping", (e) => e.string(200, e.auth.email()), $apis.requireAuth("users"))
        routerAdd("POST", "/echo", (e) => {
            const info = e.requestInfo()
            return e.json(200, { q: info.query["q"] || "", h: info.headers["x_token"] || "", b: info.body })
        })
        routerUse((e) => { e.set("t0", "kept"); return e.next() })
        routerAdd("GET", "/kept", (e) => e.string(200, e.get("t0")))
        routerUse(new Middleware((e) => { e.request.header.set("Authorization", e.request.url.query().get("token") || e.request.header.get("Authorization")); return e.next() }, -1030, "queryToken"))
        routerAdd("GET", "/who", (e) => e.string(200, e.auth ? e.auth.email() : "nobody"))
        routerAdd("GET", "/t/{id}", (e) => e.json(200, $app.findRecordById("tasks", e.request.pathValue("id"))))
        routerAdd("GET", "/find", (e) => {
            const r = $app.findRecordsByFilter("tasks", "title ~ {:t} && done = {:d}", "title", 10, 0, { t: "a", d: false })
            return e.json(200, r.map((x) => x.get("title")))
        })
        routerAdd("POST", "/move", (e) => {
            e.app.runInTransaction((tx) => {
                for (const title of ["a", "ab"]) { const r = tx.findFirstRecordByData("tasks", "title", title); r.set("n+", 1); tx.save(r) }
                if (e.requestInfo().query["fail"]) throw new BadRequestError("rolled back")
            })
            return e.noContent(204)
        })
        routerAdd("GET", "/exp/{id}", (e) => {
            const r = $app.findRecordById("tasks", e.request.pathValue("id"))
            $app.expandRecord(r, ["owner"], null)
            return e.json(200, { owner: r.expandedOne("owner")?.get("name") })
        })
        routerAdd("GET", "/can/{id}", (e) => {
            const r = $app.findRecordById("tasks", e.request.pathValue("id"))
            if (!$app.canAccessRecord(r, e.requestInfo(), r.collection().viewRule)) throw new ForbiddenError()
            $apis.enrichRecord(e, r, "owner")
            return e.json(200, r)
        })
        routerAdd("POST", "/phone-login", (e) => {
            const rec = $app.findFirstRecordByData("users", "name", e.requestInfo().body.name)
            if (!rec.validatePassword(e.requestInfo().body.password)) throw new BadRequestError("Invalid credentials")
            return $apis.recordAuthResponse(e, rec, "phone")
        })
        onRecordAuthRequest((e) => { if (e.record.get("name") == "blocked") throw new ForbiddenError("Blocked"); e.next() }, "users")
        const secretOuter = 1; routerAdd("GET", "/closure", (e) => e.json(200, { v: secretOuter }))
        routerAdd("GET", "/count", (e) => { $app.store().setFunc("n", (o) => (o || 0) + 1); return e.json(200, { n: $app.store().get("n") }) })
        routerAdd("GET", "/types/{id}", (e) => {
            const r = $app.findRecordById("tasks", e.request.pathValue("id"))
            return e.json(200, { meta: JSON.parse(r.get("meta")), day: `${r.getDateTime("created")}`.slice(0, 2), tags: r.getStringSlice("tags") })
        })
        routerAdd("POST", "/collections", (e) => {
            const c = new Collection({ type: "base", name: "made", listRule: "", fields: [{ name: "title", type: "text", required: true }], indexes: ["CREATE INDEX idx_t ON made (title)"] })
            c.fields.add(new RelationField({ name: "owner", collectionId: $app.findCollectionByNameOrId("users").id, maxSelect: 1, cascadeDelete: true }))
            $app.save(c)
            const s = $app.settings(); s.meta.appName = "Demo"; $app.save(s)
            const stored = $app.findCollectionByNameOrId("made")
            return e.json(200, { names: stored.fields.fieldNames(), indexes: stored.indexes.length, app: $app.settings().meta.appName })
        })
        routerAdd("GET", "/errors/{what}", (e) => {
            switch (e.request.pathValue("what")) {
                case "plain": throw new Error("x")
                case "text": throw "x"
                case "null": throw null
                case "api": throw new ApiError(418, "i'm a teapot")
                case "save": return $app.save(new Record($app.findCollectionByNameOrId("tasks"), { n: 100 }))
                case "late": e.string(201, "sent"); throw new Error("behind the answer")
            }
        })
        $app.cron().setTimezone(new Timezone("Asia/Kolkata"))
        $app.cron().add("early", "30 5 * * *", () => {})
        $app.cron().add("gone", "30 5 * * *", () => {})
        $app.cron().remove("gone")
        onBootstrap((e) => { e.next(); $app.cron().add("began", "31 5 * * *", () => {}) })
        cronAdd("nightly", "0 3 * * *", () => { $app.store().set("cron", "ran") })
        cronAdd("failing", "0 4 * * *", () => { throw new Error("no luck") })
        routerAdd("GET", "/crons", (e) => e.json(200, $app.cron().jobs().map((j) => j.id() + " " + j.expression())))
        """;

    private TestApp _app = null!;
    private string _task = "";

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        var users = _app.Services.GetRequiredService<ICollections>().Get("users").Id;
        await _app.AddCollectionAsync($$"""
            {"name":"tasks","type":"base","viewRule":"","createRule":"","fields":[{"name":"title","type":"text"},{"name":"n","type":"number","max":50},
            {"name":"done","type":"bool"},{"name":"meta","type":"json"},{"name":"tags","type":"select","maxSelect":2,"values":["x","y"]},
            {"name":"owner","type":"relation","collectionId":"{{users}}","maxSelect":1},{"name":"created","type":"autodate","onCreate":true}]}
            """);
        var owner = await AddUserAsync("ann@example.com", "Ann");
        _task = (await AddAsync(new { title = "a", owner, meta = new { k = 1 }, tags = new[] { "x" } })).Id;
        await AddAsync(new { title = "ab" });
        await AddAsync(new { title = "ac", done = true });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/hello/you", 200, "{\"message\":\"Hello you\"}")]
    [InlineData("/kept", 200, "kept")]
    [InlineData("/find", 200, "[\"a\",\"ab\"]")]
    [InlineData("/who", 200, "nobody")]
    [InlineData("/count", 200, "{\"n\":1}")]
    [InlineData("/errors/late", 201, "sent")]
    public async Task A_route_answers(string path, int status, string text)
    {
        var answer = await _app.Guest.GetAsync(path);

        (answer.Status, answer.Text).ShouldBe((status, text));
    }

    [Theory]
    [InlineData("/t/nothing", 404, "The requested resource wasn't found.")]
    [InlineData("/closure", 400, "Something went wrong while processing your request.")]
    [InlineData("/errors/plain", 400, "Something went wrong while processing your request.")]
    [InlineData("/errors/text", 400, "Something went wrong while processing your request.")]
    [InlineData("/errors/null", 400, "Something went wrong while processing your request.")]
    [InlineData("/errors/save", 400, "Something went wrong while processing your request.")]
    [InlineData("/errors/api", 418, "I'm a teapot.")]
    public async Task What_a_script_throws_is_an_answer(string path, int status, string message)
    {
        var answer = await _app.Guest.GetAsync(path);

        (answer.Status, answer["message"]).ShouldBe((status, message));
    }

    [Fact]
    public async Task Errors_of_fields_stay_with_their_fields() =>
        (await _app.Guest.GetAsync("/errors/save")).ErrorOf("n").ShouldNotBeNull();

    [Fact]
    public async Task Query_headers_and_body_are_there_to_read() =>
        (await _app.Guest.PostAsync("/echo?q=1", new { a = 2 })).Text.ShouldBe("{\"b\":{\"a\":2},\"h\":\"\",\"q\":\"1\"}");

    [Fact]
    public async Task A_middleware_of_the_host_guards_a_route()
    {
        var user = await _app.SignInAsync("users", "ann@example.com");

        (await _app.Guest.PostAsync("/me/ping", new { })).Status.ShouldBe(401);
        (await _app.Superuser.PostAsync("/me/ping", new { })).Status.ShouldBe(403);
        (await user.PostAsync("/me/ping", new { })).Text.ShouldBe("ann@example.com");
    }

    [Fact]
    public async Task A_middleware_runs_before_it_is_known_who_asks()
    {
        var token = (await _app.Guest.PostAsync(
            "/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = TestApp.Password }))["token"];

        (await _app.Guest.GetAsync("/who?token=" + token)).Text.ShouldBe("ann@example.com");
    }

    [Fact]
    public async Task A_transaction_that_throws_undoes_all()
    {
        (await _app.Guest.PostAsync("/move", new { })).Status.ShouldBe(204);
        (await _app.Guest.PostAsync("/move?fail=1", new { }))["message"].ShouldBe("Rolled back.");

        _app.Records.Find("tasks", _task)!.GetNumber("n").ShouldBe(1);
    }

    [Fact]
    public async Task Related_records_are_added()
    {
        (await _app.Guest.GetAsync("/exp/" + _task))["owner"].ShouldBe("Ann");
        (await _app.Superuser.GetAsync("/can/" + _task)).Json.GetProperty("expand").GetProperty("owner").GetProperty("name").GetString().ShouldBe("Ann");
    }

    [Fact]
    public async Task A_sign_in_of_ones_own_is_answered_as_every_other()
    {
        await AddUserAsync("bob@example.com", "blocked");

        (await LogInAsync("Ann", TestApp.Password))["token"].ShouldNotBeNull();
        (await LogInAsync("Ann", "wrong")).Status.ShouldBe(400);
        (await LogInAsync("nobody", "wrong")).Status.ShouldBe(404);
        (await LogInAsync("blocked", TestApp.Password))["message"].ShouldBe("Blocked.");
    }

    [Fact]
    public async Task Values_have_the_form_that_scripts_expect() =>
        (await _app.Guest.GetAsync("/types/" + _task)).Text.ShouldBe("{\"day\":\"20\",\"meta\":{\"k\":1},\"tags\":[\"x\"]}");

    [Fact]
    public async Task Collections_and_settings_are_made_and_changed() =>
        (await _app.Guest.PostAsync("/collections", new { })).Text.ShouldBe("{\"app\":\"Demo\",\"indexes\":1,\"names\":[\"id\",\"title\",\"owner\"]}");

    [Fact]
    public async Task A_job_that_throws_has_failed()
    {
        (await _app.Superuser.PostAsync("/api/crons/failing", new { })).Status.ShouldBe(204);
        var failed = "/api/logs?filter=" + Uri.EscapeDataString("message = '[cronAdd] failed to execute cron job' && data.jobId = 'failing' && data.error ~ 'no luck'");
        await Eventually.HoldsAsync(async () => (await _app.Superuser.GetAsync(failed)).Json.GetProperty("totalItems").GetInt32() == 1);

        await Eventually.HoldsAsync(async () => (await _app.Superuser.GetAsync("/api/jobs")).Text.Contains("no luck"));
    }

    [Fact]
    public async Task Jobs_are_put_on_the_clock() => (await _app.Guest.GetAsync("/crons")).Text.ShouldContain("nightly 0 3 * * *");

    [Fact]
    public async Task The_clock_takes_jobs_of_files_and_of_the_start_and_runs_by_their_time_zone()
    {
        var jobs = _app.Services.GetRequiredService<IJobs>().Crons.ToDictionary(job => job.Id);

        jobs.Keys.ShouldContain("began");
        jobs.Keys.ShouldNotContain("gone");
        // Half past five in Kolkata.
        jobs["early"].Next!.Value.UtcDateTime.TimeOfDay.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Changed_files_take_effect_and_broken_ones_do_not()
    {
        var file = Path.Combine(_app.HooksFolder, "main.pb.js");
        await File.WriteAllTextAsync(file, """routerAdd("GET", "/version", (e) => e.string(200, "two"))""");
        await Eventually.HoldsAsync(async () => (await _app.Guest.GetAsync("/version")).Text == "two");
        (await _app.Guest.GetAsync("/kept")).Status.ShouldBe(404);

        await File.WriteAllTextAsync(file, "this is no script");
        // What is logged about it tells that it was looked at.
        await Eventually.HoldsAsync(async () =>
            (await _app.Superuser.GetAsync("/api/logs?filter=" + Uri.EscapeDataString("message ~ 'stay in force'"))).Json.GetProperty("items").GetArrayLength() > 0);

        (await _app.Guest.GetAsync("/version")).Text.ShouldBe("two");
    }

    private Task<TestAnswer> LogInAsync(string name, string password) => _app.Guest.PostAsync("/phone-login", new { name, password });

    private Task<TestAnswer> AddAsync(object record) => _app.Guest.PostAsync("/api/collections/tasks/records", record);

    private async Task<string> AddUserAsync(string email, string name)
    {
        var account = new Holdall.Records.Record(_app.Services.GetRequiredService<ICollections>().Get("users")) { ["email"] = email, ["password"] = TestApp.Password, ["name"] = name };
        await _app.Records.SaveAsync(account);
        return account.Id;
    }
}
