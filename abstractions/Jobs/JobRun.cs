namespace Holdall.Jobs;

/// <summary>One run of a job.</summary>
public sealed class JobRun
{
    /// <summary>Name of the job, unique within its plugin.</summary>
    public required string Job { get; init; }

    /// <summary>JSON text that was given when the job was enqueued; <c>null</c> as text when there was none.</summary>
    public required string Arguments { get; init; }

    /// <summary>Signalled when the application stops. A run that ends because of it runs again after the next start.</summary>
    public required CancellationToken Aborted { get; init; }
}
