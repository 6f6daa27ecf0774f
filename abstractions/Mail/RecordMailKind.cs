namespace Holdall.Mail;

/// <summary>What a mail of the system to an auth record is about; each has a template in the options of its collection.</summary>
public enum RecordMailKind
{
    /// <summary>Verifies an address; needs a token.</summary>
    Verification,

    /// <summary>Sets a new password; needs a token.</summary>
    PasswordReset,

    /// <summary>Sets a new address; needs a token and goes to that address.</summary>
    EmailChange,

    /// <summary>Carries a one-time password.</summary>
    Otp,

    /// <summary>Tells of a sign-in from a new place.</summary>
    AuthAlert,
}
