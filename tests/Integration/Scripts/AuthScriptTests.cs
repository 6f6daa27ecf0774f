using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;
using Holdall.Plugins.Mailer;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Hook files about signing in.</summary>
public sealed class AuthScriptTests : IAsyncLifetime
{
    private const string Script = """
        onRecordRequestOTPRequest((e) => {
            const say = (text) => $app.store().setFunc("said", (old) => (old || "") + text)
            say(e.record ? "some " : "none ")
            if (e.requestInfo().body.email == "caught@example.com") {
                try { e.next() } catch (err) { say("caught " + err.status + " ") }
                return
            }
            e.next()
            say("out ")
        }, "users")
        onMailerRecordOTPSend((e) => {
            $app.store().set("password", e.meta.password)
        })
        routerAdd("GET", "/password", (e) => e.string(200, $app.store().get("password") || ""))
        routerAdd("GET", "/said", (e) => e.string(200, $app.store().get("said")))
        """;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new MailerPlugin(), new JsHooksPlugin());
        (await _app.Superuser.PatchAsync("/api/collections/users", new { otp = new { enabled = true } })).Status.ShouldBe(200);
        await _app.AddAccountAsync("users", "ann@example.com");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("ann@example.com", "some out ")]
    [InlineData("nobody@example.com", "none ")]
    [InlineData("caught@example.com", "none caught 400 ")]
    public async Task Handlers_are_told_that_nobody_has_an_address_and_clients_are_not(string email, string said)
    {
        var answer = await _app.Guest.PostAsync("/api/collections/users/request-otp", new { email });

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("otpId").GetString()!.Length.ShouldBe(15);
        (await _app.Guest.GetAsync("/said")).Text.ShouldBe(said);
    }

    [Fact]
    public async Task A_mail_that_a_handler_keeps_back_proves_no_address()
    {
        var otpId = (await _app.Guest.PostAsync("/api/collections/users/request-otp", new { email = "ann@example.com" }))["otpId"]!;
        await Eventually.HoldsAsync(async () => (await _app.Guest.GetAsync("/password")).Text.Length > 0);
        var password = (await _app.Guest.GetAsync("/password")).Text;

        var answer = await _app.Guest.PostAsync("/api/collections/users/auth-with-otp", new { otpId, password });

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("record").GetProperty("verified").GetBoolean().ShouldBeFalse();
        await _app.SignInAsync("users", "ann@example.com");
    }
}
