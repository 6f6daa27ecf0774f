namespace Holdall.Plugins.Realtime.Connections;

/// <summary>When what happened on a stream, and how long it may last.</summary>
internal sealed class StreamClock
{
    private TimeProvider _time = TimeProvider.System;
    private TimeSpan _idle;
    private TimeSpan _max;
    private long _begun;
    private long _written;
    private long _stalled;

    /// <summary>Whether the client takes nothing of what is sent.</summary>
    public bool IsStalled => Volatile.Read(ref _stalled) != 0;

    public void Start(TimeProvider time, TimeSpan idle, TimeSpan max)
    {
        _time = time;
        _idle = idle;
        _max = max;
        _begun = time.GetTimestamp();
        Volatile.Write(ref _written, _begun);
    }

    /// <summary>A message is written.</summary>
    public void Touch() => Volatile.Write(ref _written, _time.GetTimestamp());

    /// <summary>Waits for the client to take what was sent.</summary>
    public ValueTask AwaitAsync(ValueTask sending) => sending.IsCompletedSuccessfully ? sending : StallAsync(sending);

    /// <summary>Whether the stream has lasted, or been without a message, for as long as it may.</summary>
    public bool IsOver() => _begun != 0 && (_time.GetElapsedTime(_begun) >= _max || _time.GetElapsedTime(Volatile.Read(ref _written)) >= _idle);

    /// <summary>Whether the client has taken nothing for so long.</summary>
    public bool IsStuck(TimeSpan limit) => Volatile.Read(ref _stalled) is not 0 and var since && _time.GetElapsedTime(since) >= limit;

    private async ValueTask StallAsync(ValueTask sending)
    {
        Volatile.Write(ref _stalled, Math.Max(1, _time.GetTimestamp()));
        try
        {
            await sending;
        }
        finally
        {
            Volatile.Write(ref _stalled, 0);
        }
    }
}
