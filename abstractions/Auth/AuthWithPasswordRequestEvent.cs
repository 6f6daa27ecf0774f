namespace Holdall.Auth;

/// <summary>Sign-in with a password.</summary>
public sealed class AuthWithPasswordRequestEvent : AuthRequestEvent
{
    /// <summary>What the client gave as identity.</summary>
    public required string Identity { get; set; }

    /// <summary>The field that the client asked for, or empty.</summary>
    public required string IdentityField { get; set; }

    /// <summary>What the client gave as password.</summary>
    public required string Password { get; set; }
}
