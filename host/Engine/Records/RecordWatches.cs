using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>Asks the one who watches, if there is one.</summary>
internal sealed class RecordWatches : IRecordWatches
{
    private volatile IRecordWatch? _watch;

    public void Use(IRecordWatch watch)
    {
        if (Interlocked.CompareExchange(ref _watch, watch, null) is not null) throw new InvalidOperationException("Changes of records are watched already.");
    }

    /// <summary>A row has been written.</summary>
    public IDisposable? Changing(Record record, IDisposable? deletion = null) => _watch?.Changing(record, deletion);

    /// <summary>A row is about to go.</summary>
    public ValueTask<IDisposable?> DeletingAsync(Record record, bool isWriterHeld) =>
        _watch?.DeletingAsync(record, isWriterHeld) ?? ValueTask.FromResult<IDisposable?>(null);
}
