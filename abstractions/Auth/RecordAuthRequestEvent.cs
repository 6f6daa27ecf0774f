namespace Holdall.Auth;

/// <summary>Somebody was authenticated and is about to get a token.</summary>
/// <remarks>When a second factor is asked for, <c>next()</c> fails with a 401. The client has its answer by then.</remarks>
public sealed class RecordAuthRequestEvent : AuthRequestEvent
{
    /// <summary>The token that will be answered.</summary>
    public required string Token { get; set; }

    /// <summary>Further facts that will be answered; null = none.</summary>
    public object? Meta { get; set; }

    /// <summary>
    /// <c>password</c>, <c>otp</c>, <c>oauth2</c> or a name of a plugin's own; empty for refresh and impersonate. Emptying it leaves out the second factor and
    /// the warning of a new place.
    /// </summary>
    public required string AuthMethod { get; set; }
}
