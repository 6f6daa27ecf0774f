using Holdall.Collections;

namespace Holdall.Tests.Collections;

/// <summary>Spec 06, section 13.3: what others look for in the mails of a new collection.</summary>
public sealed class MailTemplatesTests
{
    [Fact]
    public void Buttons_and_advice_are_known_by_their_words()
    {
        MailTemplates.Verification.Body.ShouldContain(">Verify</a>");
        MailTemplates.PasswordReset.Body.ShouldContain(">Reset password</a>");
        MailTemplates.EmailChange.Body.ShouldContain(">Confirm new email</a>");
        MailTemplates.Otp.Body.ShouldContain("one-time password");
        foreach (var words in (string[])["login to your {APP_NAME} account from a new location", "<strong>If this wasn't you", "<p>If this was you", "<em>{ALERT_INFO}</em>"])
            MailTemplates.AuthAlert.Body.ShouldContain(words);
    }
}
