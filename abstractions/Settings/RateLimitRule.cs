namespace Holdall.Settings;

/// <summary>A limit: most requests of a client within a duration.</summary>
public sealed record RateLimitRule
{
    /// <summary>
    /// What it limits: a path, a path after a method, the beginning of paths (with a <c>/</c> at its end), or an action such as <c>posts:create</c> or
    /// <c>*:auth</c>.
    /// </summary>
    public string Label { get; init; } = "";

    /// <summary><c>@guest</c>, <c>@auth</c>, or empty = everyone.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Seconds.</summary>
    public long Duration { get; init; }

    /// <summary>Most requests within the duration.</summary>
    public long MaxRequests { get; init; }
}
