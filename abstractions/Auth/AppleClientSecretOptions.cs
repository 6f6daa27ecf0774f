namespace Holdall.Auth;

/// <summary>What a client secret for Apple is made of.</summary>
public sealed class AppleClientSecretOptions
{
    /// <summary>The identifier of the service.</summary>
    public required string ClientId { get; init; }

    /// <summary>The identifier of the team: 10 characters.</summary>
    public required string TeamId { get; init; }

    /// <summary>The identifier of the key: 10 characters.</summary>
    public required string KeyId { get; init; }

    /// <summary>The key, as Apple gives it: PEM.</summary>
    public required string PrivateKey { get; init; }

    /// <summary>For how many seconds the secret is good; half a year at most.</summary>
    public required long Duration { get; init; }
}
