using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>What the token of a sign-in is like.</summary>
internal sealed record TokenTerms
{
    /// <summary>A new token as the collection has them.</summary>
    public static readonly TokenTerms Default = new();

    /// <summary>Whether it can be exchanged for a new one.</summary>
    public bool Refreshable { get; init; } = true;

    /// <summary>Seconds; null, or less than 1 = as the collection says.</summary>
    public long? Duration { get; init; }

    /// <summary>A token that is given again instead of a new one.</summary>
    public string? Kept { get; init; }

    /// <summary>The session that it belongs to, if it has begun already.</summary>
    public Record? Session { get; init; }

    /// <summary>The API key that it is made with, and ends with.</summary>
    public Record? ApiKey { get; init; }

    /// <summary>Whether its owner may only enrol a second factor.</summary>
    public bool MustEnrol { get; init; }

    /// <summary>Whether no further factor is asked for.</summary>
    public bool IsProven { get; init; }
}
