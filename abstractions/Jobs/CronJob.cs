namespace Holdall.Jobs;

/// <summary>A job on a clock.</summary>
public sealed record CronJob
{
    /// <summary>Unique in the application; what <c>POST /api/crons/{id}</c> takes.</summary>
    public required string Id { get; init; }

    /// <summary>Cron expression with five fields, or a macro such as <c>@hourly</c>, in UTC.</summary>
    public required string Expression { get; init; }
}
