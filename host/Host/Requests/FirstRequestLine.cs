using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Holdall.Host.Requests;

/// <summary>
/// What comes in on a connection, with the target of its first request as a URL must be: people type other letters into curl, and the server refuses them, and
/// <c>%00</c> in a path, before the pipeline could answer. Only the first line is looked at, since where a later request begins is known to the server
/// alone; guessing it would let requests be smuggled.
/// </summary>
internal sealed class FirstRequestLine(PipeReader transport) : PipeReader
{
    private PipeReader _inner = transport;
    private bool _isPast;

    /// <summary>A stage of connections.</summary>
    public static ConnectionDelegate Before(ConnectionDelegate next) => connection =>
    {
        connection.Transport = new ConnectionPipes(new FirstRequestLine(connection.Transport.Input), connection.Transport.Output);
        return next(connection);
    };

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        _isPast ? _inner.ReadAsync(cancellationToken) : ReadFirstAsync(cancellationToken);

    public override bool TryRead(out ReadResult result) => _inner.TryRead(out result) && (_isPast || !Rewrite(result) || _inner.TryRead(out result));

    public override void AdvanceTo(SequencePosition consumed) => _inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => _inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => _inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => _inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => _inner.CompleteAsync(exception);

    private async ValueTask<ReadResult> ReadFirstAsync(CancellationToken aborted)
    {
        var read = await _inner.ReadAsync(aborted);
        return Rewrite(read) ? await _inner.ReadAsync(aborted) : read;
    }

    /// <summary>Puts an escaped line in the place of the first one; false when that is not whole yet, or good as it is.</summary>
    private bool Rewrite(ReadResult read)
    {
        if (read.Buffer.PositionOf((byte)'\n') is not { } end) return false;
        _isPast = true;
        var line = read.Buffer.Slice(0, end).ToArray();
        if (Escape(line) is not { } escaped) return false;
        byte[] start = [.. escaped, .. read.Buffer.Slice(end).ToArray()];
        _inner.AdvanceTo(read.Buffer.End);
        _inner = Create(new Joined(start, _inner.AsStream()));
        return true;
    }

    private static byte[]? Escape(ReadOnlySpan<byte> line)
    {
        var start = line.IndexOf((byte)' ') + 1;
        var target = line[start..];
        var query = target.IndexOf((byte)'?');
        var path = query < 0 ? target : target[..query];
        if (Ascii.IsValid(target) && path.IndexOf("%00"u8) < 0) return null;
        var escaped = new StringBuilder();
        for (var i = 0; i < target.Length; i++)
        {
            // No name has it: as the text %00 it is as unknown as any other.
            if (i < path.Length && path[i..].StartsWith("%00"u8)) escaped.Append("%25");
            else if (target[i] < 0x80) escaped.Append((char)target[i]);
            else escaped.Append(CultureInfo.InvariantCulture, $"%{target[i]:X2}");
        }

        return [.. line[..start], .. Encoding.ASCII.GetBytes(escaped.ToString())];
    }

    /// <summary>Some bytes, and then what a stream has.</summary>
    private sealed class Joined(ReadOnlyMemory<byte> start, Stream rest) : ForwardStream
    {
        private ReadOnlyMemory<byte> _start = start;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_start.IsEmpty) return rest.ReadAsync(buffer, cancellationToken);
            var count = Math.Min(_start.Length, buffer.Length);
            _start[..count].CopyTo(buffer);
            _start = _start[count..];
            return ValueTask.FromResult(count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
