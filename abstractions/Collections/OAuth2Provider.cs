using System.Collections.ObjectModel;

namespace Holdall.Collections;

/// <summary>A provider of sign-ins.</summary>
public sealed record OAuth2Provider
{
    private static readonly ReadOnlyDictionary<string, object?> NoExtra = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Whether PKCE is used; null = the provider's default.</summary>
    public bool? Pkce { get; init; }

    /// <summary>Name of the provider, such as <c>google</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Client id.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Client secret; never shown.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>Address of the consent page; empty = the provider's default.</summary>
    public string AuthURL { get; init; } = "";

    /// <summary>Address for tokens; empty = the provider's default.</summary>
    public string TokenURL { get; init; } = "";

    /// <summary>Address for facts about the user; empty = the provider's default.</summary>
    public string UserInfoURL { get; init; } = "";

    /// <summary>Name shown to people; empty = the provider's default.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Further options, specific to the provider.</summary>
    public IReadOnlyDictionary<string, object?> Extra { get; init => field = value ?? NoExtra; } = NoExtra;
}
