namespace Holdall.Jobs;

/// <summary>How often a job is tried again when it fails. Each pause is twice as long as the one before.</summary>
public sealed record JobRetries
{
    /// <summary>How often it runs at most, the first time included; at least 1.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long it waits before the second attempt.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it waits at most.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long to wait after an attempt, counted from 1; null when it was the last one.</summary>
    public TimeSpan? PauseAfter(int attempt)
    {
        if (attempt >= Attempts) return null;
        var doubled = FirstPause.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 62));
        return doubled < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(doubled) : LongestPause;
    }
}
