using Holdall.Hooks;

namespace Holdall.Mail;

/// <summary>The hook points of mail.</summary>
public static class MailHooks
{
    /// <summary>Around sending any mail.</summary>
    public static readonly HookPoint<MailerEvent> Send = new("onMailerSend");

    /// <summary>Around the mail for a forgotten password.</summary>
    public static readonly HookPoint<MailerRecordEvent> PasswordReset = new("onMailerRecordPasswordResetSend");

    /// <summary>Around the mail that verifies an address.</summary>
    public static readonly HookPoint<MailerRecordEvent> Verification = new("onMailerRecordVerificationSend");

    /// <summary>Around the mail for a change of address.</summary>
    public static readonly HookPoint<MailerRecordEvent> EmailChange = new("onMailerRecordEmailChangeSend");

    /// <summary>Around the mail with a one-time password.</summary>
    public static readonly HookPoint<MailerRecordEvent> Otp = new("onMailerRecordOTPSend");

    /// <summary>Around the mail about a sign-in from a new place.</summary>
    public static readonly HookPoint<MailerRecordEvent> AuthAlert = new("onMailerRecordAuthAlertSend");

    internal static IEnumerable<HookPoint> All =>
    [
        Send, PasswordReset, Verification, EmailChange, Otp,
        AuthAlert,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Send"/>
        public IHook<MailerEvent> MailerSend => hooks.On(Send);

        /// <inheritdoc cref="PasswordReset"/>
        public IHook<MailerRecordEvent> MailerRecordPasswordResetSend => hooks.On(PasswordReset);

        /// <inheritdoc cref="Verification"/>
        public IHook<MailerRecordEvent> MailerRecordVerificationSend => hooks.On(Verification);

        /// <inheritdoc cref="EmailChange"/>
        public IHook<MailerRecordEvent> MailerRecordEmailChangeSend => hooks.On(EmailChange);

        /// <inheritdoc cref="Otp"/>
        public IHook<MailerRecordEvent> MailerRecordOTPSend => hooks.On(Otp);

        /// <inheritdoc cref="AuthAlert"/>
        public IHook<MailerRecordEvent> MailerRecordAuthAlertSend => hooks.On(AuthAlert);
    }
}
