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
/// <param name="Kind">What it is about.</param>
/// <param name="Record">The record.</param>
/// <param name="To">Address that it goes to.</param>
/// <param name="Meta">What hooks see and the template shows, by the names of spec 08, section 2.2: <c>token</c>, <c>newEmail</c>, <c>otpId</c>, <c>password</c>, <c>info</c>.</param>
public sealed record RecordMail(RecordMailKind Kind, Record Record, string To, IReadOnlyDictionary<string, object?> Meta);

/// <summary>Sends the mails of the system to auth records (spec 06, section 13). Without one, what needs mail answers that there is none.</summary>
public interface IRecordMails
{
    /// <summary>Fills the template of the record's collection and sends it, inside the hook of its kind and that of all mail.</summary>
    /// <returns>The mail as it was after the hooks.</returns>
    /// <exception cref="MailException">The transport refused it or can't be reached.</exception>
    Task<MailMessage> SendAsync(RecordMail mail, CancellationToken aborted = default);
}
