using System.Net.Http.Headers;
using System.Text;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Holdall.Plugins.Realtime;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>What scripts can do with a request, and with the application, at the edges of their libraries.</summary>
public sealed class RequestScriptTests : IAsyncLifetime
{
    private const string Script = """
        routerAdd("POST", "/try", (e) => {
            try {
                return e.json(200, eval("(e) => {" + e.request.url.query().get("run") + "}")(e))
            } catch (err) {
                return e.json(200, "thrown: " + (err.name || err.status) + ": " + err.message)
            }
        })
        routerAdd("GET", "/twice", (e) => e.string(200, "once"), (e) => { e.next(); e.next() })
        routerAdd("GET", "/past", (e) => e.string(200, "reached"), (e) => { e.next(); e.next() }, (e) => {})
        """;

    private const string Form = "application/x-www-form-urlencoded";

    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(
        [("main.pb.js", Script)], new AuthPlugin(), new FilesPlugin(), new RealtimePlugin(), new JsHooksPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/twice", "once")]
    [InlineData("/past", "reached")]
    public async Task A_second_next_goes_on_behind_what_was_reached_last(string path, string answer) =>
        (await _app.Guest.GetAsync(path)).Text.ShouldBe(answer);

    [Fact]
    public async Task Values_of_a_request_are_added_to_those_there_are() =>
        (await RunAsync("e.set('a', 1); e.set('b', 1); e.setAll({ b: 2, c: 3 }); return e.getAll()")).ShouldBe("""{"a":1,"b":2,"c":3}""");

    [Theory]
    [InlineData("return [e.request.form.get('a'), e.request.form.get('q'), e.request.postForm.get('a'), e.request.postForm.get('q')]", """["body","query","body",""]""")]
    [InlineData("e.request.parseForm(); return e.request.form.values('a')", """["body","second","query"]""")]
    [InlineData("const d = new DynamicModel({ a: '', n: 1, l: [] }); e.bindBody(d); return d", """{"a":"body","l":[2],"n":5}""")]
    public async Task A_form_can_be_read_by_name(string run, string expected) =>
        (await RunAsync(run, "a=body&a=second&@jsonPayload=%7B%22n%22%3A5%2C%22l%22%3A%5B2%5D%7D", Form)).ShouldBe(expected);

    [Fact]
    public async Task JSON_in_a_form_has_to_be_an_object() =>
        (await RunAsync("e.bindBody(new DynamicModel({ a: '' })); return 'bound'", "@jsonPayload=5", Form)).ShouldStartWith("\"thrown: 400");

    [Fact]
    public async Task A_body_can_be_read_into_a_collection() =>
        (await RunAsync("const c = new Collection(); e.bindBody(c); return [c.name, c.listRule, c.fields.fieldNames()]", """{"name":"read","listRule":"","fields":[{"name":"t","type":"text"}]}"""))
            .ShouldBe("""["read","",["t"]]""");

    [Theory]
    [InlineData("$app.db().newQuery('SELECT {:given}, {:missing}').bind({ given: null }).execute()", "GoError: there is no value for {:missing}")]
    [InlineData("$app.importCollections([], true)", "GoError: there is no collection to import")]
    [InlineData("new Collection({ name: 't' }).fields.addMarshaledJSON('5')", "GoError: the JSON must be a field or a list of fields")]
    [InlineData("$app.tableInfo('nowhere')", "GoError: there is no table \\\"nowhere\\\"")]
    [InlineData("$app.cron().add('x', '* *', () => {})", "GoError: invalid cron expression - must be a valid macro or to have exactly 5 space separated segments")]
    public async Task What_can_not_be_is_an_error(string run, string error) => (await RunAsync(run)).ShouldBe($"\"thrown: {error}\"");

    [Fact]
    public async Task What_a_function_throws_that_finds_related_records_is_told_of_the_path()
    {
        const string run = """
            const c = new Collection({ type: "base", name: "notes", fields: [{ name: "of", type: "relation", collectionId: "_pb_users_auth_" }] })
            $app.save(c)
            const u = new Record($app.findCollectionByNameOrId("users"), { email: "u@example.com", password: "1234567890" })
            $app.save(u)
            const n = new Record($app.findCollectionByNameOrId("notes"), { of: u.id })
            $app.save(n)
            const failed = $app.expandRecord(n, ["of"], () => { throw new Error("not today") })
            return [Object.keys(failed), String(failed.of).includes("not today"), n.expandedOne("of")]
            """;

        (await RunAsync(run.ReplaceLineEndings("; "))).ShouldBe("""[["of"],true,null]""");
    }

    [Fact]
    public async Task A_client_that_was_unregistered_is_not_among_those_there_are()
    {
        using var http = new HttpClient { BaseAddress = _app.Address };
        using var lines = new StreamReader(await http.GetStreamAsync(new Uri("/api/realtime", UriKind.Relative)));
        await lines.ReadLineAsync();
        const string run = """
            const broker = $app.subscriptionsBroker()
            const [id] = Object.keys(broker.clients())
            broker.unregister(id)
            try { return broker.clientById(id) } catch (e) { return [broker.totalClients(), broker.chunkedClients(5)] }
            """;

        (await RunAsync(run.ReplaceLineEndings("; "))).ShouldBe("[0,[]]");
    }

    [Theory]
    [InlineData("const fs = $app.newFilesystem(); fs.upload('x', 'a'); return [fs.deletePrefix('').length, fs.exists('a')]", "[1,true]")]
    [InlineData("const f = new SelectField({ name: 's', maxSelect: 2 }); f.setName('t'); f.setHidden(true); return [f.getName(), f.name, f.getHidden(), f.getSystem(), f.isMultiple()]", """["t","t",true,false,true]""")]
    [InlineData("const c = $app.findCollectionByNameOrId('users'); return [c.hookTags(), c.lastSavedPK(), new Record(c).hookTags()]", """[["_pb_users_auth_","users"],"_pb_users_auth_",["users","_pb_users_auth_"]]""")]
    [InlineData("const t = new DateTime('2024-01-31 10:29:31Z').time(); return [t.truncate(3600e9), t.round(3600e9), t.truncate(0)].map((x) => x.format('15:04:05'))", """["10:00:00","10:00:00","10:29:31"]""")]
    [InlineData("return $os.cmd('echo', 'a', 'b').string()", "\"echo a b\"")]
    public async Task Members_that_are_seldom_used(string run, string expected) => (await RunAsync(run)).ShouldBe(expected);

    private async Task<string> RunAsync(string run, string? body = null, string type = "application/json")
    {
        using var content = new StringContent(body ?? "", Encoding.UTF8, new MediaTypeHeaderValue(type));
        return (await _app.Guest.SendAsync(HttpMethod.Post, $"/try?a=query&q=query&run={Uri.EscapeDataString(run)}", content)).Text.Trim();
    }
}
