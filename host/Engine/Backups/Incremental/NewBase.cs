using Holdall.Engine.Storage;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>A base that is stored. What was written to the log since stays there until this is disposed, for the first segment behind it.</summary>
internal sealed class NewBase(Chain chain, DatabaseSnapshot snapshot) : IAsyncDisposable
{
    public Chain Chain => chain;

    public async ValueTask DisposeAsync()
    {
        using (snapshot) await snapshot.EndAsync();
    }
}
