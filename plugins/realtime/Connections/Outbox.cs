namespace Holdall.Plugins.Realtime.Connections;

/// <summary>
/// What is sent to one client, in its order. If nothing is under way it is written at once, on the thread of the sender; only what comes while the client
/// takes nothing has to wait.
/// </summary>
/// <param name="backlog">Counts what waits.</param>
internal sealed class Outbox(Backlog backlog)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<Exception?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Queue<Frame>? _waiting;
    private IFrameWriter? _writer;
    private long _waitingBytes;
    private bool _isWriting;
    private bool _isClosed;

    /// <summary>Bytes that wait.</summary>
    public long WaitingBytes => Volatile.Read(ref _waitingBytes);

    /// <summary>Whether it takes no more.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Ends once nothing will be written any more; with what went wrong, if anything did.</summary>
    public Task<Exception?> Ended => _ended.Task;

    /// <summary>Begins to write, first what waits already.</summary>
    public void Start(IFrameWriter writer)
    {
        Frame? first;
        lock (_lock)
        {
            _writer = writer;
            first = Next();
            _isWriting = first is not null;
        }

        if (first is not null) _ = PumpAsync(writer, first);
    }

    /// <returns>Whether it had to wait; null when nothing is taken any more.</returns>
    public bool? Add(Frame frame)
    {
        lock (_lock)
        {
            if (_isClosed) return null;
            if (_writer is null || _isWriting)
            {
                (_waiting ??= []).Enqueue(frame);
                _waitingBytes += frame.Size;
                backlog.Add(frame);
                return true;
            }

            _isWriting = true;
        }

        _ = PumpAsync(_writer, frame);
        return false;
    }

    /// <summary>The first of those that wait for a writer.</summary>
    public Frame? Take()
    {
        lock (_lock) return Next();
    }

    /// <summary>Takes no more, and drops what waits.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            while (Next() is not null) { }
            if (_isWriting) return;
        }

        _ended.TrySetResult(null);
    }

    private async Task PumpAsync(IFrameWriter writer, Frame first)
    {
        Exception? failure = null;
        try
        {
            for (Frame? frame = first; frame is not null;)
            {
                await writer.WriteAsync(frame);
                backlog.Metrics.Delivered();
                frame = Take();
                if (frame is not null) continue;
                await writer.FlushAsync();
                frame = TakeOrRest();
            }
        }
        catch (Exception e)
        {
            failure = e;
            Close();
        }

        if (failure is not null || IsClosed) _ended.TrySetResult(failure);
    }

    private Frame? TakeOrRest()
    {
        lock (_lock)
        {
            var next = Next();
            _isWriting = next is not null;
            return next;
        }
    }

    private Frame? Next()
    {
        if (_waiting is null) return null;
        var frame = _waiting.Dequeue();
        if (_waiting.Count == 0) _waiting = null;
        _waitingBytes -= frame.Size;
        backlog.Remove(frame);
        return frame;
    }
}
