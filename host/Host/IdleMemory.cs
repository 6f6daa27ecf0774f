namespace Holdall.Host;

/// <summary>
/// Gives memory back to the system once there is little to do after much was done. The runtime collects when memory is asked for: after a rush it would keep
/// what the rush needed for as long as nobody asks.
/// </summary>
/// <param name="time">Tells the time.</param>
/// <param name="allocated">Bytes that were asked for so far.</param>
/// <param name="collect">Gives back what nobody needs.</param>
internal sealed class IdleMemory(TimeProvider time, Func<long> allocated, Action collect) : IDisposable
{
    /// <summary>Who asks for less in a <see cref="Period"/> has little to do, and does not mind a pause.</summary>
    private const long Little = 1 << 20;

    /// <summary>Below this it is worth a pause only <see cref="Rarely"/>.</summary>
    private const long Much = 16 << 20;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Rarely = TimeSpan.FromMinutes(5);

    private ITimer? _timer;
    private long _seen;
    private long _collected;
    private long _collectedAt;

    /// <summary>That of the process.</summary>
    public static IdleMemory OfProcess() => new(
        TimeProvider.System,
        () => GC.GetTotalAllocatedBytes(),
        () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));

    public void Start() => _timer ??= time.CreateTimer(static memory => ((IdleMemory)memory!).Look(), this, Period, Period);

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        var now = allocated();
        var isBusy = now - _seen > Little;
        _seen = now;
        if (isBusy || now - _collected < Little) return;
        if (now - _collected < Much && time.GetElapsedTime(_collectedAt) < Rarely) return;
        _collected = now;
        _collectedAt = time.GetTimestamp();
        collect();
    }
}
