namespace Holdall.Plugins.Realtime.Channels;

/// <summary>What one client may do: a number of times at once, and some more each second. Whoever uses it guards it.</summary>
/// <param name="most">The number.</param>
/// <param name="perSecond">How many come back in a second.</param>
/// <param name="time">The clock.</param>
internal sealed class Allowance(int most, int perSecond, TimeProvider time)
{
    private double _left = most;
    private long _filled = time.GetTimestamp();

    /// <summary>Takes one.</summary>
    /// <returns>False when none is left.</returns>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(most, _left + time.GetElapsedTime(_filled, now).TotalSeconds * perSecond);
        _filled = now;
        if (_left < 1) return false;
        _left--;
        return true;
    }
}
