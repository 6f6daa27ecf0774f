using System.Text.Json;

namespace Holdall.Auth;

/// <summary>What a provider of sign-ins tells about a user.</summary>
public sealed record OAuth2User
{
    /// <summary>Id at the provider, which the account is linked with. It never changes and belongs to nobody else; without one there is no sign-in.</summary>
    public string Id { get; init; } = "";

    /// <summary>Display name; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>User name; may be empty.</summary>
    public string Username { get; init; } = "";

    /// <summary>
    /// E-mail address. Whoever has it gets into the account with this address, so it must be one that the provider has verified; otherwise it is empty.
    /// </summary>
    public string Email { get; init; } = "";

    /// <summary>Address of a picture; may be empty.</summary>
    public string AvatarURL { get; init; } = "";

    /// <summary>The access token.</summary>
    public string AccessToken { get; init; } = "";

    /// <summary>What a new access token can be had for; may be empty.</summary>
    public string RefreshToken { get; init; } = "";

    /// <summary>When the access token ends; null = the provider did not say.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>The JSON object that the provider has sent.</summary>
    public JsonElement RawUser { get; init; }
}
