namespace Holdall.Auth;

/// <summary>The kinds of tokens, as in their claim <c>type</c>.</summary>
public static class TokenTypes
{
    /// <summary>Authenticates requests.</summary>
    public const string Auth = "auth";

    /// <summary>Gives access to protected files.</summary>
    public const string File = "file";

    /// <summary>Verifies an address.</summary>
    public const string Verification = "verification";

    /// <summary>Sets a new password.</summary>
    public const string PasswordReset = "passwordReset";

    /// <summary>Sets a new address.</summary>
    public const string EmailChange = "emailChange";
}
