namespace Holdall.Jobs;

/// <summary>One run of a job.</summary>
public sealed class JobRun
{
    /// <summary>Name of the job, unique within its plugin.</summary>
    public required string Job { get; init; }

    /// <summary>JSON text that was given when the job was enqueued; <c>null</c> as text when there was none.</summary>
    public required string Arguments { get; init; }

    /// <summary>Which attempt it is, from 1 on; more than 1 only for a job with <see cref="JobRetries"/>.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Signalled when the application stops. A run that ends because of it runs again after the next start.</summary>
    public required CancellationToken Aborted { get; init; }
}
