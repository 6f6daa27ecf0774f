namespace Holdall.Jobs;

/// <summary>A job on a clock.</summary>
public sealed record CronJob
{
    /// <summary>Unique in the application; what <c>POST /api/crons/{id}</c> takes.</summary>
    public required string Id { get; init; }

    /// <summary>Cron expression with five fields, or a macro such as <c>@hourly</c>, in UTC unless its <see cref="CronOptions.TimeZone"/> says otherwise.</summary>
    public required string Expression { get; init; }

    /// <summary>The plugin that registered it; <c>_host</c> for Holdall itself.</summary>
    public string Plugin { get; init; } = "";

    /// <summary>Whether its clock stands still. It still runs when asked to.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When its clock starts it next, also while it stands still; null when that is never.</summary>
    public DateTimeOffset? Next { get; init; }
}
