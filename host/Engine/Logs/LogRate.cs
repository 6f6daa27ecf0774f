namespace Holdall.Engine.Logs;

/// <summary>How many entries of a kind are kept in a second. Those beyond it are counted.</summary>
/// <param name="most">How many; 0 = all.</param>
/// <param name="time">The clock.</param>
internal sealed class LogRate(int most, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _second;
    private int _taken;
    private long _leftOut;

    /// <summary>Whether one more is kept now.</summary>
    public bool TryTake()
    {
        if (most == 0) return true;
        var second = time.GetTimestamp() / time.TimestampFrequency;
        lock (_lock)
        {
            if (second != _second) (_second, _taken) = (second, 0);
            if (_taken == most)
            {
                _leftOut++;
                return false;
            }

            _taken++;
            return true;
        }
    }

    /// <summary>How many were not kept since the last time.</summary>
    public long TakeLeftOut()
    {
        if (most == 0) return 0;
        lock (_lock)
        {
            var count = _leftOut;
            _leftOut = 0;
            return count;
        }
    }
}
