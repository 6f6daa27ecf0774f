using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.OAuth2.Providers;

/// <summary>Where a provider is, and how what it sends is read.</summary>
internal sealed record ProviderRow
{
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Its place in lists.</summary>
    public required int Order { get; init; }

    /// <summary>Its addresses, scopes, and whether it knows PKCE.</summary>
    public required OAuth2Defaults Defaults { get; init; }

    /// <summary>Where the facts are in the document about a user.</summary>
    public required UserPaths User { get; init; }

    /// <summary>What the document must hold for the account to be one that may sign in.</summary>
    public (string Path, object Value)? Required { get; init; }

    /// <summary>Headers of the request for the document; <c>{clientId}</c> stands for the id of the client.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The GraphQL query that is posted for the document; empty = it is got.</summary>
    public string Query { get; init; } = "";

    /// <summary>A parameter that only this provider wants to be sent people with.</summary>
    public (string Name, string Value)? AuthParameter { get; init; }

    /// <summary>A scope that some options ask for; null or empty for none.</summary>
    public Func<OAuth2Provider, string>? FurtherScope { get; init; }

    /// <summary>Gives the document where it does not come from the address for it; null for that one.</summary>
    public Func<UserRequest, CancellationToken, Task<JsonElement>>? ReadDocument { get; init; }

    /// <summary>Fills in what paths can't say.</summary>
    public Func<UserRequest, UserDocument, OAuth2User, CancellationToken, Task<OAuth2User>>? CompleteAsync { get; init; }

    /// <summary>As <see cref="CompleteAsync"/>, of what the document holds alone.</summary>
    public Func<UserDocument, OAuth2User, OAuth2User>? Complete { get; init; }
}
