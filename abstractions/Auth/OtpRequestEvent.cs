namespace Holdall.Auth;

/// <summary>A one-time password is asked for.</summary>
public sealed class OtpRequestEvent : AuthRequestEvent
{
    /// <summary>The one-time password that will be sent.</summary>
    public required string Password { get; set; }
}
