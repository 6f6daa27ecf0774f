using System.Text.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Values that scripts hand on to others: to the log, to an account, to the handlers of a request.</summary>
public sealed class KeptValueTests : IAsyncLifetime
{
    private const string Script = """
        routerUse(new Middleware((e) => {
            const as = e.request.url.query().get("as")
            if (as) e.auth = $app.findAuthRecordByEmail("users", as)
            return e.next()
        }, -2000))
        routerAdd("GET", "/who", (e) => e.json(200, { who: e.auth?.email() ?? null }))
        routerAdd("GET", "/meta", (e) => { e.set("pbLogMeta", { order: 7, tags: ["a"] }); return e.json(200, { kept: e.get("pbLogMeta").order }) })
        routerAdd("GET", "/log", (e) => {
            const log = $app.logger().with("Key", 1).withGroup("g")
            log.warn("grouped", "x", "y", "deep", { list: [1, { z: "w" }] })
            $app.logger().warn("unnamed", 5, "k", "v", "left")
            log.withGroup("h").warn("nested", "x", new Date(0))
            return e.noContent(204)
        })
        routerAdd("GET", "/text", (e) => e.json(200, [
            $security.randomStringByRegex("x{2,5}").length < 5, $security.randomStringByRegex("a{8,}").length,
            /^[A-Za-z0-9]{5}$/.test($security.randomStringByRegex(".{5}")), /^[😀-😂]$/u.test($security.randomStringByRegex("[\\x{1F600}-\\x{1F602}]")),
            (() => { try { return $security.randomStringByRegex("^a$") } catch (err) { return err.message } })(),
        ]))
        routerAdd("POST", "/hash/{from}/{to}", (e) => {
            const from = $app.findAuthRecordByEmail("users", e.request.pathValue("from")), to = $app.findAuthRecordByEmail("users", e.request.pathValue("to"))
            const before = [from.get("password"), from.getString("password:hash").length]
            to.setRaw("password", from.getRaw("password"))
            const set = [to.get("password"), to.validatePassword("1234567890"), to.validatePassword("another one")]
            $app.save(to)
            return e.json(200, { before, set })
        })
        routerAdd("GET", "/plain", (e) => {
            const made = new Record($app.findCollectionByNameOrId("users"), { email: "new@example.com", password: "plain text" })
            return e.json(200, [made.get("password"), made.getString("password"), made.getString("password:hash"), made.validatePassword("plain text")])
        })
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new JsHooksPlugin());
        foreach (var (email, password) in new[] { ("ann@example.com", "another one"), ("bob@example.com", "1234567890") })
            (await _app.Superuser.PostAsync("/api/collections/users/records", new { email, password, passwordConfirm = password })).Status.ShouldBe(200);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Who_asks_may_be_found_by_a_middleware_before_the_token_is_read()
    {
        (await _app.Guest.GetAsync("/who")).Text.ShouldBe("""{"who":null}""");
        (await _app.Guest.GetAsync("/who?as=ann@example.com")).Text.ShouldBe("""{"who":"ann@example.com"}""");
        (await _app.Superuser.GetAsync("/who?as=ann@example.com")).Text.ShouldBe("""{"who":"ann@example.com"}""");
    }

    [Fact]
    public async Task What_a_handler_keeps_for_the_log_stands_in_the_entry_of_the_request()
    {
        (await _app.Guest.GetAsync("/meta")).Text.ShouldBe("""{"kept":7}""");

        (await LoggedAsync("data.meta.order = 7")).GetProperty("meta").ToString().ShouldBe("""{"order":7,"tags":["a"]}""");
    }

    [Fact]
    public async Task Groups_and_objects_nest_in_the_log()
    {
        (await _app.Guest.GetAsync("/log")).Status.ShouldBe(204);

        (await LoggedAsync("message = 'grouped' && data.g.deep.list.1.z = 'w'")).ToString()
            .ShouldBe("""{"Key":1,"g":{"deep":{"list":[1,{"z":"w"}]},"x":"y"}}""");
        (await LoggedAsync("message = 'unnamed'")).ToString().ShouldBe("""{"!BADKEY":"left","k":"v"}""");
        (await LoggedAsync("message = 'nested'")).ToString().ShouldStartWith("""{"Key":1,"g":{"h":{"x":"1970-01-01""");
    }

    [Fact]
    public async Task Random_texts_are_made_as_fields_make_them() =>
        (await _app.Guest.GetAsync("/text")).Text.ShouldBe("""[true,8,true,true,"unsupported pattern operator 9"]""");

    [Fact]
    public async Task A_hash_that_is_set_as_it_is_is_the_password_and_tokens_stay_valid()
    {
        var token = (await _app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = "another one" }))["token"];

        var answer = await _app.Guest.PostAsync("/hash/bob@example.com/ann@example.com", new { });

        answer.Text.ShouldBe("""{"before":["",60],"set":["",true,false]}""");
        (await _app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = "1234567890" })).Status.ShouldBe(200);
        (await _app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = "another one" })).Status.ShouldBe(400);
        (await _app.As(token).PostAsync("/api/collections/users/auth-refresh", new { })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_password_is_readable_until_it_is_hashed() => (await _app.Guest.GetAsync("/plain")).Text.ShouldBe("""["plain text","plain text","",true]""");

    private async Task<JsonElement> LoggedAsync(string filter)
    {
        JsonElement items = default;
        await Eventually.HoldsAsync(async () =>
        {
            items = (await _app.Superuser.GetAsync("/api/logs?filter=" + Uri.EscapeDataString(filter))).Json.GetProperty("items");
            return items.GetArrayLength() == 1;
        });
        return items[0].GetProperty("data");
    }
}
