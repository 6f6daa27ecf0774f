using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Holdall.Host.Requests;

/// <summary>
/// What goes out on a connection, sent by the thread that writes it. The server's own way wakes up another thread for every answer, which takes longer than
/// the sending. Only what the client does not take at once is sent by others, and as long as there is too much of it, whoever writes has to wait.
/// </summary>
internal sealed class DirectOutput : PipeWriter
{
    /// <summary>What is kept of an answer until it is flushed; of more the rest is queued.</summary>
    private const int BlockBytes = 16 << 10;

    /// <summary>Most parts that are sent at once; the system takes no more than 1,024.</summary>
    private const int MostParts = 256;

    [ThreadStatic]
    private static List<ArraySegment<byte>>? s_parts;

    private readonly Socket _socket;
    private readonly PipeWriter _transport;
    private readonly MemoryPool<byte>? _pool;
    private readonly long _most;

    /// <summary>What is not flushed yet, unless it is queued. A connection that says nothing holds none.</summary>
    private byte[]? _block;
    private int _used;

    /// <summary>The queue of what the client did not take at once; most never need one.</summary>
    private Pipe? _queue;
    private bool _isQueued;
    private Task _sending = Task.CompletedTask;

    /// <summary>How often somebody has asked for what is queued to be sent; none = nobody sends. After a failure it stays.</summary>
    private int _asked;

    private DirectOutput(Socket socket, PipeWriter transport, MemoryPool<byte>? pool, long most)
    {
        _socket = socket;
        _transport = transport;
        _pool = pool;
        _most = most;
    }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _isQueued ? _queue!.Writer.UnflushedBytes : _used;

    /// <summary>A stage of connections.</summary>
    public static Func<ConnectionDelegate, ConnectionDelegate> Before(KestrelServerLimits limits) => next => connection =>
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket) return next(connection);
        var pool = connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool;
        var output = new DirectOutput(socket, connection.Transport.Output, pool, limits.MaxResponseBufferSize is { } most ? Math.Max(1, most) : 0);
        socket.Blocking = false;
        connection.Transport = new ConnectionPipes(connection.Transport.Input, output);
        return output.RunAsync(next, connection);
    };

    public override Memory<byte> GetMemory(int sizeHint = 0) => HasRoom(sizeHint) ? _block.AsMemory(_used) : Queue().GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => HasRoom(sizeHint) ? _block.AsSpan(_used) : Queue().GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (_isQueued) _queue!.Writer.Advance(bytes);
        else if (bytes < 0 || bytes > (_block?.Length ?? 0) - _used) throw new ArgumentOutOfRangeException(nameof(bytes));
        else _used += bytes;
    }

    /// <summary>Those that do not wait can't be cancelled: they are over at once.</summary>
    public override void CancelPendingFlush() => Volatile.Read(ref _queue)?.Writer.CancelPendingFlush();

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (!_isQueued)
        {
            if (TrySendBlock()) return default;
            Queue();
        }

        var flushing = _queue!.Writer.FlushAsync(cancellationToken);
        // Who is sending already looks again.
        if (Interlocked.Increment(ref _asked) == 1) Send(_queue.Reader);
        return flushing;
    }

    /// <summary>What it still holds is given up with the connection.</summary>
    public override void Complete(Exception? exception = null) => _queue?.Writer.Complete(exception);

    /// <summary>The connection ends when everything is sent, or nobody takes it.</summary>
    private async Task RunAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        try
        {
            await next(connection);
        }
        finally
        {
            await Volatile.Read(ref _sending);
            Release();
            if (_queue is { } queue)
            {
                await queue.Writer.CompleteAsync();
                await queue.Reader.CompleteAsync();
            }
        }
    }

    /// <summary>Whether that much fits into the block.</summary>
    private bool HasRoom(int bytes)
    {
        if (_isQueued)
        {
            if (_queue!.Writer.UnflushedBytes > 0 || Volatile.Read(ref _asked) != 0) return false;
            // All of it is sent.
            _isQueued = false;
        }

        _block ??= ArrayPool<byte>.Shared.Rent(BlockBytes);
        return _block.Length - _used >= Math.Max(1, bytes);
    }

    /// <summary>From now on everything is queued, until all of it is sent.</summary>
    private PipeWriter Queue()
    {
        if (_isQueued) return _queue!.Writer;
        if (_queue is null)
        {
            var options = new PipeOptions(_pool, PipeScheduler.Inline, PipeScheduler.ThreadPool, _most, _most / 2, useSynchronizationContext: false);
            Volatile.Write(ref _queue, new Pipe(options));
        }

        _queue.Writer.Write(_block.AsSpan(0, _used));
        Release();
        _isQueued = true;
        return _queue.Writer;
    }

    private void Release()
    {
        if (_block is not null) ArrayPool<byte>.Shared.Return(_block);
        _block = null;
        _used = 0;
    }

    /// <returns>False if the client did not take all of it, or nobody will: the rest is left in the block.</returns>
    private bool TrySendBlock()
    {
        var sent = 0;
        try
        {
            if (_used > 0) sent = _socket.Send(_block.AsSpan(0, _used), SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            // The connection is over, as whoever sends the rest will see.
        }

        if (sent < _used)
        {
            _block.AsSpan(sent, _used - sent).CopyTo(_block);
            _used -= sent;
            return false;
        }

        Release();
        return true;
    }

    private void Send(PipeReader queue)
    {
        try
        {
            for (var asked = 1; asked != 0; asked = Interlocked.Add(ref _asked, -asked))
            {
                while (queue.TryRead(out var read) && !read.Buffer.IsEmpty)
                {
                    var sent = Send(read.Buffer, out var error);
                    queue.AdvanceTo(read.Buffer.GetPosition(sent));
                    if (error == SocketError.Success) continue;
                    if (error != SocketError.WouldBlock) throw new SocketException((int)error);
                    Volatile.Write(ref _sending, SendRestAsync(queue));
                    return;
                }
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private async Task SendRestAsync(PipeReader queue)
    {
        try
        {
            for (var asked = 1; asked != 0; asked = Interlocked.Add(ref _asked, -asked))
            {
                while (queue.TryRead(out var read) && !read.Buffer.IsEmpty)
                {
                    var sent = await _socket.SendAsync(Parts(read.Buffer, []), SocketFlags.None);
                    queue.AdvanceTo(read.Buffer.GetPosition(sent));
                }
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private int Send(ReadOnlySequence<byte> bytes, out SocketError error)
    {
        if (bytes.IsSingleSegment) return _socket.Send(bytes.FirstSpan, SocketFlags.None, out error);
        var parts = Parts(bytes, s_parts ??= []);
        var sent = _socket.Send(parts, SocketFlags.None, out error);
        parts.Clear();
        return sent;
    }

    private static List<ArraySegment<byte>> Parts(ReadOnlySequence<byte> bytes, List<ArraySegment<byte>> parts)
    {
        foreach (var part in bytes)
        {
            parts.Add(MemoryMarshal.TryGetArray(part, out var array) ? array : part.ToArray());
            if (parts.Count == MostParts) break;
        }

        return parts;
    }

    private void Fail(Exception failure)
    {
        _queue!.Reader.Complete();
        // The server knows this one for a client that has gone, which is nothing to tell the operator of.
        _transport.Complete(failure is SocketException ? new ConnectionResetException(failure.Message, failure) : failure);
    }
}
