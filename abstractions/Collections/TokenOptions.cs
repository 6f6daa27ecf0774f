using System.Security.Cryptography;

namespace Holdall.Collections;

/// <summary>How tokens of one kind are made.</summary>
public sealed record TokenOptions
{
    private const int SecretLength = 50;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>The collection's part of the signing key; never shown.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Seconds until a token expires.</summary>
    public long Duration { get; init; }

    /// <summary>Tokens of this duration in seconds, with a fresh secret.</summary>
    public static TokenOptions New(long duration) => new() { Secret = RandomNumberGenerator.GetString(Letters, SecretLength), Duration = duration };
}
