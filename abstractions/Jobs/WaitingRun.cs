namespace Holdall.Jobs;

/// <summary>A run of a job that has not ended yet.</summary>
public sealed record WaitingRun
{
    /// <summary>The plugin that registered the job; <c>_host</c> for Holdall itself.</summary>
    public required string Plugin { get; init; }

    /// <summary>The name of the job, or its id.</summary>
    public required string Job { get; init; }

    /// <summary>Whether a worker is at it.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>How often it has failed so far.</summary>
    public required int FailedAttempts { get; init; }

    /// <summary>When it is to run; null = now, as soon as a worker is free and the plugin is active.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
