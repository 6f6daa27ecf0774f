namespace Holdall.Jobs;

/// <summary>A run of a job that has ended.</summary>
public sealed record FinishedRun
{
    /// <summary>The plugin that registered the job; <c>_host</c> for Holdall itself.</summary>
    public required string Plugin { get; init; }

    /// <summary>The name of the job, or its id.</summary>
    public required string Job { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the last attempt began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long the last attempt took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The message of the failure; null when it succeeded.</summary>
    public string? Error { get; init; }
}
