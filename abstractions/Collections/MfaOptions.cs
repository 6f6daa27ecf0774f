namespace Holdall.Collections;

/// <summary>Sign-in with two methods.</summary>
public sealed record MfaOptions
{
    /// <summary>Whether it is asked for.</summary>
    public bool Enabled { get; init; }

    /// <summary>Seconds between the two.</summary>
    public long Duration { get; init; }

    /// <summary>Records for which it is asked for; empty = all.</summary>
    public string Rule { get; init; } = "";
}
