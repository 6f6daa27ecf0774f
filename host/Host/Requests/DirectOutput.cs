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
    /// <summary>Most parts that are sent at once; the system takes no more than 1,024.</summary>
    private const int MostParts = 256;

    [ThreadStatic]
    private static List<ArraySegment<byte>>? s_parts;

    private readonly Socket _socket;
    private readonly PipeWriter _transport;
    private readonly Pipe _pipe;

    /// <summary>What the client did not take at once.</summary>
    private Task _sending = Task.CompletedTask;

    /// <summary>How often somebody has asked for what there is to be sent; none = nobody sends. After a failure it stays.</summary>
    private int _asked;

    private DirectOutput(Socket socket, PipeWriter transport, MemoryPool<byte>? pool, long most)
    {
        _socket = socket;
        _transport = transport;
        _pipe = new Pipe(new PipeOptions(pool, PipeScheduler.Inline, PipeScheduler.ThreadPool, most, most / 2, useSynchronizationContext: false));
    }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _pipe.Writer.UnflushedBytes;

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

    public override Memory<byte> GetMemory(int sizeHint = 0) => _pipe.Writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _pipe.Writer.GetSpan(sizeHint);

    public override void Advance(int bytes) => _pipe.Writer.Advance(bytes);

    public override void CancelPendingFlush() => _pipe.Writer.CancelPendingFlush();

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var flushing = _pipe.Writer.FlushAsync(cancellationToken);
        // Who is sending already looks again.
        if (Interlocked.Increment(ref _asked) == 1) Send();
        return flushing;
    }

    public override void Complete(Exception? exception = null) => _pipe.Writer.Complete(exception);

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
            await _pipe.Writer.CompleteAsync();
            await _pipe.Reader.CompleteAsync();
        }
    }

    private void Send()
    {
        try
        {
            for (var asked = 1; asked != 0; asked = Interlocked.Add(ref _asked, -asked))
            {
                while (_pipe.Reader.TryRead(out var read) && !read.Buffer.IsEmpty)
                {
                    var sent = Send(read.Buffer, out var error);
                    _pipe.Reader.AdvanceTo(read.Buffer.GetPosition(sent));
                    if (error == SocketError.Success) continue;
                    if (error != SocketError.WouldBlock) throw new SocketException((int)error);
                    Volatile.Write(ref _sending, SendRestAsync());
                    return;
                }
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private async Task SendRestAsync()
    {
        try
        {
            for (var asked = 1; asked != 0; asked = Interlocked.Add(ref _asked, -asked))
            {
                while (_pipe.Reader.TryRead(out var read) && !read.Buffer.IsEmpty)
                {
                    var sent = await _socket.SendAsync(Parts(read.Buffer, []), SocketFlags.None);
                    _pipe.Reader.AdvanceTo(read.Buffer.GetPosition(sent));
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
        _pipe.Reader.Complete();
        _transport.Complete(failure);
    }
}
