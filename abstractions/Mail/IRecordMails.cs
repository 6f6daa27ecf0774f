using Holdall.Records;

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

/// <summary>A mail of the system to an auth record.</summary>
public sealed class RecordMail
{
    /// <summary>What it is about.</summary>
    public required RecordMailKind Kind { get; init; }

    /// <summary>The record.</summary>
    public required Record Record { get; init; }

    /// <summary>Address that it goes to.</summary>
    public required string To { get; init; }

    /// <summary>The token of the link in a mail that needs one; otherwise null.</summary>
    public string? Token { get; init; }

    /// <summary>The new address, in a mail of the kind <see cref="RecordMailKind.EmailChange"/>; otherwise null.</summary>
    public string? NewEmail { get; init; }

    /// <summary>Id of the one-time password, in a mail of the kind <see cref="RecordMailKind.Otp"/>; otherwise null.</summary>
    public string? OtpId { get; init; }

    /// <summary>The one-time password, in a mail of the kind <see cref="RecordMailKind.Otp"/>; otherwise null.</summary>
    public string? OneTimePassword { get; init; }

    /// <summary>When, from where and with what somebody has signed in, in a mail of the kind <see cref="RecordMailKind.AuthAlert"/>; otherwise null.</summary>
    public string? SignIn { get; init; }
}

/// <summary>Sends the mails of the system to auth records (spec 06, section 13). Without one, what needs mail answers that there is none.</summary>
public interface IRecordMails
{
    /// <summary>Fills the template of the record's collection and sends it, inside the hook of its kind and that of all mail.</summary>
    /// <returns>The mail as it was after the hooks.</returns>
    /// <exception cref="MailException">The transport refused it or can't be reached.</exception>
    Task<MailMessage> SendAsync(RecordMail mail, CancellationToken aborted = default);
}
