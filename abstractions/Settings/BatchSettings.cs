namespace Holdall.Settings;

/// <summary>Batches of requests.</summary>
public sealed record BatchSettings
{
    /// <summary>Whether they are possible.</summary>
    public bool Enabled { get; init; }

    /// <summary>Most requests in a batch.</summary>
    public int MaxRequests { get; init; } = 50;

    /// <summary>Seconds after which a batch is given up.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>Most bytes of the body; 0 = 128 MiB.</summary>
    public long MaxBodySize { get; init; }
}
