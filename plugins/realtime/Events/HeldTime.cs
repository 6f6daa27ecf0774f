namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// How long subscribers may hold up everybody who writes: a tenth of the time, and half a second at once. It is used where a deletion has to be judged inside
/// of a transaction.
/// </summary>
internal sealed class HeldTime(TimeProvider time)
{
    private const double Share = 0.1;

    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private TimeSpan _left = Most;
    private long _filled = time.GetTimestamp();

    /// <summary>What is left now.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                _left += time.GetElapsedTime(_filled, now) * Share;
                if (_left > Most) _left = Most;
                _filled = now;
                return _left;
            }
        }
    }

    /// <summary>Takes the time since then.</summary>
    public void UseSince(long begun)
    {
        lock (_lock) _left -= time.GetElapsedTime(begun);
    }
}
