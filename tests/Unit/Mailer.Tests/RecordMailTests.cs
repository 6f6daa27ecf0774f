using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Mail;
using Holdall.Plugins.Mailer.Templates;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Mailer.Tests;

public sealed class RecordMailTests
{
    private readonly IHooks _hooks = TestHooks.Create();
    private readonly FakeMailer _mailer = new();
    private readonly FakeCollections _collections = new(
        AuthFixtures.Users(), WithTemplates(AuthFixtures.Superusers()), new Collection { Name = "posts", Id = "p" });

    [Fact]
    public async Task Placeholders_are_filled_once_and_escaped()
    {
        var users = AuthFixtures.Users();
        users = users with
        {
            Auth = users.Auth! with
            {
                VerificationTemplate = new MailTemplate
                {
                    Subject = "{APP_NAME} for {RECORD:username}",
                    Body = "{{APP_NAME}} {APP_URL}/{TOKEN} {RECORD:username} {RECORD:verified} {RECORD:tokenKey} {RECORD:none} {OTP} {app_name} {ALERT_INFO}",
                },
            },
        };
        var record = new Record(users) { ["username"] = "<a> & 'b' \"{TOKEN}\"", ["tokenKey"] = "secret" };

        var sent = await Mails.SendAsync(
            new RecordMail { Kind = RecordMailKind.Verification, Record = record, To = "ann@example.com", Token = "t0k" },
            TestContext.Current.CancellationToken);

        _mailer.Sent.ShouldBe([sent!]);
        sent!.To.ShouldBe([new MailAddress("ann@example.com")]);
        sent.From.ShouldBe(new MailAddress("support@example.com", "Support"));
        sent.Subject.ShouldBe("Acme for &lt;a&gt; &amp; &#39;b&#39; &#34;{TOKEN}&#34;");
        sent.Html.ShouldContain("\n{Acme} http://localhost:8090/t0k &lt;a&gt; &amp; &#39;b&#39; &#34;{TOKEN}&#34; false {RECORD:tokenKey} {RECORD:none} {OTP} {app_name} {ALERT_INFO}\n");
        sent.Html.ShouldStartWith("<!DOCTYPE html");
    }

    [Fact]
    public async Task A_mail_that_a_handler_keeps_back_is_told_as_none()
    {
        _hooks.MailerRecordOTPSend.Use((_, _) => Task.CompletedTask);
        var record = new Record(AuthFixtures.Users()) { Id = "ann" };

        var sent = await Mails.SendAsync(
            new RecordMail { Kind = RecordMailKind.Otp, Record = record, To = "ann@example.com" }, TestContext.Current.CancellationToken);

        sent.ShouldBeNull();
        _mailer.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("verification", "verification of __pb_test_id__", "Token")]
    [InlineData("password-reset", "passwordReset of __pb_test_id__", "Token")]
    [InlineData("email-change", "emailChange of __pb_test_id__", "Token,NewEmail")]
    [InlineData("otp", "123456 _PB_TEST_OTP_ID_", "OtpId,OneTimePassword")]
    [InlineData("login-alert", "2026-01-02 03:04:05.000Z - TEST_IP TEST_USER_AGENT", "SignIn")]
    public async Task A_test_mail_looks_like_a_real_one(string template, string expected, string given)
    {
        MailerRecordEvent? seen = null;
        foreach (var hook in new[]
        {
            _hooks.MailerRecordVerificationSend, _hooks.MailerRecordPasswordResetSend, _hooks.MailerRecordEmailChangeSend, _hooks.MailerRecordOTPSend,
            _hooks.MailerRecordAuthAlertSend,
        })
        {
            hook.Use((e, next) =>
            {
                seen.ShouldBeNull();
                seen = e;
                return next();
            });
        }

        var request = new FakeRequest().With("email", "ann@example.com").With("template", template);
        await TestAsync(request);

        request.Http.Response.StatusCode.ShouldBe(204);
        var mail = _mailer.Sent.ShouldHaveSingleItem();
        mail.Html.ShouldContain(expected);
        mail.To.ShouldHaveSingleItem().Address.ShouldBe("ann@example.com");
        var all = new (string Name, string? Value)[]
        {
            ("Token", seen!.Mail.Token), ("NewEmail", seen.Mail.NewEmail), ("OtpId", seen.Mail.OtpId), ("OneTimePassword", seen.Mail.OneTimePassword),
            ("SignIn", seen.Mail.SignIn),
        };
        all.Where(fact => fact.Value is not null).Select(fact => fact.Name).ShouldBe(given.Split(','));
        seen.Record.GetString("username").ShouldBe("__pb_test_username__");
        seen.Record.GetString("email").ShouldBe("ann@example.com");
        seen.Record.GetString("tokenKey").Length.ShouldBe(50);
    }

    [Fact]
    public async Task All_fields_of_a_test_mail_are_judged_together()
    {
        var error = await Should.ThrowAsync<ApiException>(TestAsync(new FakeRequest().With("template", "other").With("collection", "posts")));

        error.Message.ShouldBe("Failed to send the test email.");
        error.Errors.Find("email").ShouldBe(FieldError.Required);
        error.Errors.Find("template").ShouldBe(FieldError.NotInList);
        error.Errors.Find("collection")!.Code.ShouldBe("validation_invalid_auth_collection");
        error = await Should.ThrowAsync<ApiException>(TestAsync(new FakeRequest().With("email", "no address").With("template", "otp")));
        error.Errors.Find("email").ShouldBe(FieldError.NotEmail);
    }

    [Fact]
    public async Task A_test_mail_that_fails_says_why()
    {
        _mailer.Failure = new MailException("No route.");

        var error = await Should.ThrowAsync<ApiException>(TestAsync(new FakeRequest().With("email", "ann@example.com").With("template", "otp")));

        error.Status.ShouldBe(400);
        error.Message.ShouldBe("Failed to send the test email. Raw error: \nNo route.");
    }

    private RecordMails Mails => new(new FakeSettings(), _hooks, _mailer);

    private Task TestAsync(FakeRequest request) =>
        new SendTestMail(_collections, Mails, new FakeTimeProvider(DateTimeOffset.Parse("2026-01-02T03:04:05Z")), new FakeTokens()).RunAsync(request);

    private static Collection WithTemplates(Collection collection)
    {
        var token = new MailTemplate { Subject = "s", Body = "{TOKEN}" };
        return collection with
        {
            Auth = collection.Auth! with
            {
                VerificationTemplate = token,
                ResetPasswordTemplate = token,
                ConfirmEmailChangeTemplate = token,
                Otp = new OtpOptions
                {
                    Enabled = true,
                    Duration = 180,
                    Length = 8,
                    EmailTemplate = new MailTemplate { Subject = "s", Body = "{OTP} {OTP_ID}" },
                },
                AuthAlert = new AuthAlertOptions { Enabled = true, EmailTemplate = new MailTemplate { Subject = "s", Body = "{ALERT_INFO}" } },
            },
        };
    }
}
