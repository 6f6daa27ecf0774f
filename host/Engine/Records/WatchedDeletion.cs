using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>What one deletion is to the one who watches.</summary>
internal sealed class WatchedDeletion(RecordWatches watches, Record record) : IDisposable
{
    private IDisposable? _deletion;
    private bool _isPrepared;

    /// <summary>What stands for it once the row is gone.</summary>
    public IDisposable? Change { get; private set; }

    /// <summary>Tells that the row is about to go, the first time.</summary>
    public async ValueTask PrepareAsync(bool isWriterHeld)
    {
        if (_isPrepared) return;
        _isPrepared = true;
        _deletion = await watches.DeletingAsync(record, isWriterHeld);
    }

    /// <summary>Tells that the row is gone.</summary>
    public void Begin() => Change = watches.Changing(record, _deletion);

    public void Dispose() => (Change ?? _deletion)?.Dispose();
}
