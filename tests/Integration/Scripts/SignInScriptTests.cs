using Holdall.Integration.Tests.Auth;
using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Hook files that look at what becomes of a sign-in.</summary>
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
            [("main.pb.js", Script), ("told.js", Told)], new AuthPlugin(), new PostOffice(), new JsHooksPlugin());
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
