namespace Holdall.Auth;

/// <summary>
/// A one-time password is asked for. Without a record the client gets an id that is good for nothing, and a handler is told by an
/// <see cref="Http.ApiException"/> of the rest of the chain, which changes nothing for the client.
/// </summary>
public sealed class OtpRequestEvent : AuthRequestEvent
{
    /// <summary>The one-time password that will be sent.</summary>
    public required string Password { get; set; }
}
