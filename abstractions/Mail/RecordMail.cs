using Holdall.Records;

namespace Holdall.Mail;

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
