namespace Holdall.Auth;

/// <summary>Sign-in through another provider.</summary>
/// <remarks>
/// Before <c>next()</c> the record is the one that will be signed in, or null when one will be created; a handler may assign another, and the record that was
/// created is there afterwards.
/// </remarks>
public sealed class AuthWithOAuth2RequestEvent : AuthRequestEvent
{
    /// <summary>Name of the provider.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The provider.</summary>
    public required IOAuth2Provider Provider { get; init; }

    /// <summary>What the provider was asked with: the options of the collection, completed, and the code, which is used up.</summary>
    public required OAuth2SignIn SignIn { get; init; }

    /// <summary>What the provider told about the user. A handler may replace it, which decides what is linked and filled in.</summary>
    public required OAuth2User OAuth2User { get; set; }

    /// <summary>Values for a record that is created; the client's, and then those of handlers.</summary>
    public required IDictionary<string, object?> CreateData { get; set; }

    /// <summary>Whether the client is told that the account is new.</summary>
    public required bool IsNewRecord { get; set; }
}
