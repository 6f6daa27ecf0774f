namespace Holdall.Auth;

/// <summary>Sign-in through another provider.</summary>
public sealed class AuthWithOAuth2RequestEvent : AuthRequestEvent
{
    /// <summary>Name of the provider.</summary>
    public required string ProviderName { get; init; }

    /// <summary>
    /// What the provider told about the user: <c>id</c>, <c>name</c>, <c>username</c>, <c>email</c>, <c>avatarURL</c>, <c>accessToken</c>, <c>refreshToken</c>,
    /// <c>expiry</c>, <c>rawUser</c>.
    /// </summary>
    public required IReadOnlyDictionary<string, object?> OAuth2User { get; init; }

    /// <summary>Values for a record that is created.</summary>
    public required IDictionary<string, object?> CreateData { get; set; }

    /// <summary>Whether a record will be created.</summary>
    public required bool IsNewRecord { get; init; }
}
