namespace Holdall.Collections;

/// <summary>The mails that a new auth collection starts with.</summary>
internal static class MailTemplates
{
    private const string Close = "<p>\n  Kind regards,<br/>\n  {APP_NAME}\n</p>";

    public static readonly MailTemplate Verification = new()
    {
        Subject = "Verify your {APP_NAME} email",
        Body = Text(
            "Welcome to {APP_NAME}! Please confirm that this address is yours:",
            Button("{APP_URL}/_/#/auth/confirm-verification/{TOKEN}", "Verify"),
            "You did not sign up? Then there is nothing for you to do."),
    };

    public static readonly MailTemplate PasswordReset = new()
    {
        Subject = "Reset your {APP_NAME} password",
        Body = Text(
            "Somebody, hopefully you, asked for a new password for {APP_NAME}. Choose one here:",
            Button("{APP_URL}/_/#/auth/confirm-password-reset/{TOKEN}", "Reset password"),
            "It was not you? Then keep your password and ignore this mail."),
    };

    public static readonly MailTemplate EmailChange = new()
    {
        Subject = "Confirm your {APP_NAME} new email address",
        Body = Text(
            "You want to use this address for {APP_NAME}. Please confirm the change:",
            Button("{APP_URL}/_/#/auth/confirm-email-change/{TOKEN}", "Confirm new email"),
            "You did not ask for it? Then ignore this mail and nothing will change."),
    };

    public static readonly MailTemplate Otp = new()
    {
        Subject = "OTP for {APP_NAME}",
        Body = Text(
            "Your one-time password for {APP_NAME}:",
            "<p><strong>{OTP}</strong></p>",
            "You do not want to sign in? Then ignore this mail, and tell nobody the password."),
    };

    public static readonly MailTemplate AuthAlert = new()
    {
        Subject = "Login from a new location",
        Body = Text(
            "There was a login to your {APP_NAME} account from a new location:",
            "<p><em>{ALERT_INFO}</em></p>\n<p><strong>If this wasn't you, change your {APP_NAME} password now: that signs out everybody else.</strong></p>",
            "If this was you, there is nothing to do."),
    };

    private static string Text(string opening, string main, string closing) => $"<p>Hello,</p>\n<p>{opening}</p>\n{main}\n<p>{closing}</p>\n{Close}";

    private static string Button(string link, string label) => $"<p>\n  <a class=\"btn\" href=\"{link}\" target=\"_blank\" rel=\"noopener\">{label}</a>\n</p>";
}
