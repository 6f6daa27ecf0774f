using Holdall.Collections;

namespace Holdall.Auth;

/// <summary>A sign-in as a provider sees it.</summary>
public sealed class OAuth2SignIn
{
    /// <summary>The options of the collection, completed with the provider's defaults.</summary>
    public required OAuth2Provider Options { get; init; }

    /// <summary>The code that the client got from the provider. It can be exchanged once.</summary>
    public required string Code { get; init; }

    /// <summary>What the challenge of the code was made from; may be empty.</summary>
    public string CodeVerifier { get; init; } = "";

    /// <summary>Where the provider has sent the code to; may be empty.</summary>
    public string RedirectURL { get; init; } = "";

    /// <summary>For requests to the provider.</summary>
    public required IOAuth2Http Http { get; init; }
}
