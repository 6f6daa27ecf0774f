namespace Holdall.Http;

/// <summary>The values of <c>@request.context</c>.</summary>
public static class RequestContexts
{
    /// <summary>An ordinary request.</summary>
    public const string Default = "default";

    /// <summary>A related record is expanded.</summary>
    public const string Expand = "expand";

    /// <summary>A change is sent to a subscriber.</summary>
    public const string Realtime = "realtime";

    /// <summary>A protected file is downloaded.</summary>
    public const string ProtectedFile = "protectedFile";

    /// <summary>A request of a batch.</summary>
    public const string Batch = "batch";

    /// <summary>Sign-in through another provider.</summary>
    public const string OAuth2 = "oauth2";

    /// <summary>Sign-in with a one-time password.</summary>
    public const string Otp = "otp";

    /// <summary>Sign-in with a password.</summary>
    public const string Password = "password";

    /// <summary>Sign-in with the code of an authenticator app, as the second factor.</summary>
    public const string Totp = "totp";

    /// <summary>Sign-in with a passkey.</summary>
    public const string Passkey = "passkey";
}
