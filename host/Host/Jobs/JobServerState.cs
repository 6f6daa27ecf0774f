namespace Holdall.Host.Jobs;

/// <summary>Who runs the jobs of the data directory.</summary>
internal enum JobServerState
{
    /// <summary>This process is about to.</summary>
    Starting,

    /// <summary>This process.</summary>
    Serving,

    /// <summary>Another process.</summary>
    Elsewhere,

    /// <summary>Nobody: their storage can't be opened.</summary>
    Failed,
}
