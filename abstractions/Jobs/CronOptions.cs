namespace Holdall.Jobs;

/// <summary>What else is to be said about a job on a clock.</summary>
public sealed record CronOptions
{
    /// <summary>
    /// Whether it runs once at the next start, or when the machine wakes up, if its time came meanwhile. Otherwise what was missed is left out, as in
    /// PocketBase.
    /// </summary>
    public bool RunsIfMissed { get; init; }

    /// <summary>
    /// Whose clock the expression is about; null = UTC. A minute that the clock leaves out when it is set forward does not come, and one that it shows twice
    /// when it is set back comes twice.
    /// </summary>
    public TimeZoneInfo? TimeZone { get; init; }
}
