using Holdall.Integration.Tests.Auth;
using Holdall.Integration.Tests.Auth.OAuth2;
using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Hook files that look at what becomes of a sign-in, and at the provider that it is through.</summary>
public sealed class SignInScriptTests : IAsyncLifetime
{
    private const string Users = "/api/collections/users";
    private const string Ann = "ann@example.com";

    private const string Script = """
        onRecordAuthRequest((e) => {
            const { told } = require(`${__hooks}/told.js`)
            told("auth", e)
        }, "users")
        onRecordAuthWithPasswordRequest((e) => {
            const { told } = require(`${__hooks}/told.js`)
            told("password", e)
        }, "users")
        onRecordAuthWithOTPRequest((e) => {
            const { told } = require(`${__hooks}/told.js`)
            told("otp", e)
        }, "users")
        onRecordAuthWithOAuth2Request((e) => {
            const p = e.providerClient
            $app.store().set("said", JSON.stringify([p.displayName(), p.clientId(), p.clientSecret(), p.authURL(), p.tokenURL(), p.userInfoURL(),
                p.redirectURL(), p.scopes(), p.pkce(), p.extra(), p.buildAuthURL("s&t"), p.order(), p.logo()]))
            e.next()
        })
        routerAdd("POST", "/knock", (e) => {
            const { say } = require(`${__hooks}/told.js`)
            try {
                $apis.recordAuthResponse(e, $app.findAuthRecordByEmail("users", "ann@example.com"), "knock")
                say("none ")
            } catch (err) {
                say("knock " + err.status + " ")
                throw err
            }
        })
        routerAdd("GET", "/said", (e) => e.string(200, $app.store().get("said") || ""))
        """;

    private const string Told = """
        const say = (text) => $app.store().setFunc("said", (old) => (old || "") + text)
        module.exports = {
            say,
            told: (name, e) => {
                const how = e.requestInfo().query.how
                if (how == "pass") { e.next(); say(name + " went on "); return }
                if (how == "transaction" && name == "auth") { $app.runInTransaction(() => e.next()); say(name + " went on "); return }
                try { e.next(); say(name + " went on ") } catch (err) {
                    say(name + " " + (how == "transaction" ? "failed" : err.status + " " + err.message) + " ")
                    if (how != "swallow") throw err
                }
            },
        }
        """;

    private TestApp _app = null!;
    private string _annId = "";

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(
            [("main.pb.js", Script), ("told.js", Told)], new AuthPlugin(), new PostOffice(), new OurHousePlugin(), new JsHooksPlugin());
        _annId = await _app.AddAccountAsync("users", Ann);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("throw", "auth 401 Mfa required. password 401 Mfa required. ")]
    [InlineData("swallow", "auth 401 Mfa required. password went on ")]
    [InlineData("pass", "")]
    [InlineData("transaction", "password failed ")]
    public async Task Handlers_are_told_that_a_second_factor_is_asked_for_and_the_answer_stays(string how, string said)
    {
        await AskForTwoAsync();

        var answer = await _app.Guest.PostAsync($"{Users}/auth-with-password?how={how}", new { identity = Ann, password = TestApp.Password });

        await AskedAsync(answer, said);
    }

    [Fact]
    public async Task Handlers_of_one_time_passwords_are_told_too()
    {
        await AskForTwoAsync();
        var otp = await _app.Superuser.PostAsync(
            "/api/collections/_otps/records", new { collectionRef = "_pb_users_auth_", recordRef = _annId, password = "424242" });

        var answer = await _app.Guest.PostAsync(Users + "/auth-with-otp", new { otpId = otp.Id, password = "424242" });

        await AskedAsync(answer, "auth 401 Mfa required. otp 401 Mfa required. ");
    }

    [Fact]
    public async Task Ways_of_scripts_are_told_too()
    {
        await AskForTwoAsync();

        await AskedAsync(await _app.Guest.PostAsync("/knock?how=throw", new { }), "auth 401 Mfa required. knock 401 ");
    }

    [Fact]
    public async Task Who_has_both_factors_gets_in()
    {
        await AskForTwoAsync();
        var mfaId = (await _app.Guest.PostAsync("/knock?how=throw", new { }))["mfaId"];

        var answer = await _app.Guest.PostAsync($"{Users}/auth-with-password?mfaId={mfaId}", new { identity = Ann, password = TestApp.Password });

        answer.Status.ShouldBe(200, answer.Text);
    }

    [Fact]
    public async Task Handlers_see_the_provider_as_the_collection_has_set_it_up()
    {
        (await _app.Superuser.PatchAsync(Users, new
        {
            oauth2 = new
            {
                enabled = true,
                providers = new[]
                {
                    new
                    {
                        name = "our-house", displayName = "Ours", clientId = "us", clientSecret = "key", tokenURL = "https://house.test/token", extra = new { a = 1 },
                    },
                },
            },
        })).Status.ShouldBe(200);

        var answer = await _app.Guest.PostAsync(
            Users + "/auth-with-oauth2", new { provider = "our-house", code = "attic", redirectURL = "https://shop.test/?a=b" });

        answer.Status.ShouldBe(200, answer.Text);
        (await _app.Guest.GetAsync("/said")).Text.ShouldBe(
            """["Ours","us","key","https://house.test/door","https://house.test/token","","https://shop.test/?a=b",["room"],false,{"a":1},"""
            + "\"https://house.test/door?client_id=us&response_type=code&scope=room&state=s%26t&redirect_uri=https%3A%2F%2Fshop.test%2F%3Fa%3Db\",50,\"<svg/>\"]auth went on ");
    }

    private async Task AskForTwoAsync()
    {
        var options = new { otp = new { enabled = true, duration = 180, length = 8 }, mfa = new { enabled = true, duration = 600, rule = "" } };
        (await _app.Superuser.PatchAsync(Users, options)).Status.ShouldBe(200);
    }

    private async Task AskedAsync(TestAnswer answer, string said)
    {
        answer.Status.ShouldBe(401, answer.Text);
        answer.Text.ShouldBe($$"""{"mfaId":"{{answer["mfaId"]}}"}""");
        (await _app.Guest.GetAsync("/said")).Text.ShouldBe(said);
    }
}
