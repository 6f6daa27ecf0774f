namespace Holdall.Plugins.Realtime.Events;

/// <summary>Counts the changes of one collection and keeps the latest for those who were away. Only its queue uses it.</summary>
/// <param name="window">How long they are kept.</param>
/// <param name="time">The clock that tells.</param>
internal sealed class History(TimeSpan window, TimeProvider time)
{
    private const int MaxChanges = 1000;
    private const long MaxBytes = 4 << 20;

    private readonly Sequence _sequence = new();
    private readonly Queue<Kept> _kept = new();
    private long _last;
    private long _bytes;
    private long _wanted = time.GetTimestamp();

    /// <summary>The last change so far.</summary>
    public string Last => _sequence.Of(_last);

    /// <summary>Whether somebody may still ask for what is kept.</summary>
    public bool IsWanted => time.GetElapsedTime(Volatile.Read(ref _wanted)) <= window;

    /// <summary>Somebody listens.</summary>
    public void Want() => Volatile.Write(ref _wanted, time.GetTimestamp());

    /// <summary>Counts a change.</summary>
    public string Add(Change change)
    {
        _last++;
        if (window > TimeSpan.Zero)
        {
            var kept = new Kept(_last, change, time.GetTimestamp(), change.Size);
            _kept.Enqueue(kept);
            _bytes += kept.Size;
        }

        while (_kept.TryPeek(out var oldest) && (_kept.Count > MaxChanges || _bytes > MaxBytes || time.GetElapsedTime(oldest.At) > window))
            _bytes -= _kept.Dequeue().Size;
        return Last;
    }

    /// <summary>The changes behind a place; null when not all of them are there.</summary>
    public List<(string Sequence, Change Change)>? Since(string sequence)
    {
        if (window <= TimeSpan.Zero || _sequence.Read(sequence) is not { } number || number > _last) return null;
        var missed = new List<(string, Change)>();
        foreach (var kept in _kept)
        {
            if (kept.Number > number) missed.Add((_sequence.Of(kept.Number), kept.Change));
        }

        return missed.Count == _last - number ? missed : null;
    }

    private readonly record struct Kept(long Number, Change Change, long At, long Size);
}
