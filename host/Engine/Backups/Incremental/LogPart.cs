using Holdall.Engine.Storage.WriteAhead;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>What is to become a segment.</summary>
/// <param name="Changes">The pages.</param>
/// <param name="Time">When they were looked for.</param>
/// <param name="Log">Where they lie; null once they are in memory.</param>
internal sealed record LogPart(LogChanges Changes, DateTimeOffset Time, SafeFileHandle? Log) : IDisposable
{
    public void Dispose() => Log?.Dispose();

    /// <summary>The same without the log.</summary>
    public LogPart Load()
    {
        Changes.Load(Log!);
        return this with { Log = null };
    }
}
