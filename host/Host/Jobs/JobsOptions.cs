namespace Holdall.Host.Jobs;

/// <summary>How jobs are run. The defaults fit; tests shorten the times.</summary>
internal sealed record JobsOptions
{
    /// <summary>Runs at the same time.</summary>
    public int Workers { get; init; } = 10;

    /// <summary>How often a free worker looks for runs that nobody woke it for.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a taken run stays taken without being renewed. It is renewed four times in that time while a worker holds it.</summary>
    public TimeSpan HoldTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a stop waits for runs to end after they were told to.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a process that goes without jobs looks whether it may serve them.</summary>
    public TimeSpan TakeOverInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Finished runs of each job that the history keeps.</summary>
    public int RunsKept { get; init; } = 100;

    /// <summary>How long the history keeps them.</summary>
    public TimeSpan HistoryAge { get; init; } = TimeSpan.FromDays(30);
}
