namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// How long subscribers may hold up others: a tenth of the time, and half a second at once. One is for all subscribers where a deletion has to be judged inside
/// of a transaction, so that everybody who writes waits; the others are <see cref="Shares"/>.
/// </summary>
internal sealed class HeldTime(TimeProvider time)
{
    private const double Share = 0.1;

    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private TimeSpan _left = Most;
    private long _filled = time.GetTimestamp();

    /// <summary>Whether nothing was used lately.</summary>
    public bool IsFull => Left == Most;

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
