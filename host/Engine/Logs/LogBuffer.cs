namespace Holdall.Engine.Logs;

/// <summary>Entries that wait to be written. When they become too many or too long, the oldest are dropped and counted.</summary>
internal sealed class LogBuffer(int mostEntries = LogBuffer.MaxEntries, int mostWeight = 16 << 20)
{
    public const int MaxEntries = 100_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogEntry> _waiting = new();
    private long _weight;
    private long _dropped;
    private long _droppedInAll;

    /// <summary>How many were dropped so far.</summary>
    public long Dropped => Volatile.Read(ref _droppedInAll);

    public int Count
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    /// <returns>Number of entries that wait now.</returns>
    public int Add(LogEntry entry)
    {
        lock (_lock)
        {
            _waiting.Enqueue(entry);
            _weight += entry.Weight;
            while (_waiting.Count > mostEntries || (_weight > mostWeight && _waiting.Count > 1))
            {
                _weight -= _waiting.Dequeue().Weight;
                _dropped++;
                _droppedInAll++;
            }

            return _waiting.Count;
        }
    }

    /// <summary>Takes the oldest entries.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="dropped">How many were dropped since the last time.</param>
    public List<LogEntry> Take(int most, out long dropped)
    {
        lock (_lock)
        {
            dropped = _dropped;
            _dropped = 0;
            var taken = new List<LogEntry>(Math.Min(most, _waiting.Count));
            while (taken.Count < most && _waiting.TryDequeue(out var entry))
            {
                _weight -= entry.Weight;
                taken.Add(entry);
            }

            return taken;
        }
    }
}
