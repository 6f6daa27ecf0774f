using Holdall.Records;

namespace Holdall.Auth;

/// <summary>Sign-in with a one-time password.</summary>
public sealed class AuthWithOtpRequestEvent : AuthRequestEvent
{
    /// <summary>The stored one-time password, a record of <c>_otps</c>.</summary>
    public required Record Otp { get; init; }
}
