namespace Holdall.Collections;

/// <summary>Sign-in through other providers.</summary>
public sealed record OAuth2Options
{
    /// <summary>Whether it is possible.</summary>
    public bool Enabled { get; init; }

    /// <summary>The providers.</summary>
    public IReadOnlyList<OAuth2Provider> Providers { get; init => field = value ?? []; } = [];

    /// <summary>Where facts about the user go.</summary>
    public OAuth2MappedFields MappedFields { get; init; } = new();
}
