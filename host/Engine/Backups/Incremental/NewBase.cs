using Holdall.Engine.Storage;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>A base that is stored. What was written to the log since stays there until this is disposed, for the first segment behind it.</summary>
internal sealed class NewBase(Chain chain, DatabaseSnapshot snapshot) : IDisposable
{
    public Chain Chain => chain;

    public void Dispose()
    {
        using (snapshot) snapshot.End();
    }
}
