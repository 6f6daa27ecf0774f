namespace Holdall.Auth;

/// <summary>What a provider of sign-ins does where a collection says nothing else.</summary>
public sealed record OAuth2Defaults
{
    /// <summary>Address of the page where people allow the sign-in; empty = every collection has to name one.</summary>
    public string AuthURL { get; init; } = "";

    /// <summary>Address that exchanges codes for tokens; empty = every collection has to name one.</summary>
    public string TokenURL { get; init; } = "";

    /// <summary>Address that tells who it is; empty = every collection has to name one, or the token tells it.</summary>
    public string UserInfoURL { get; init; } = "";

    /// <summary>What is asked to be allowed.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Whether codes are bound to who asked for them (PKCE, RFC 7636).</summary>
    public bool Pkce { get; init; } = true;
}
