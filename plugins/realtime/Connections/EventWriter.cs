using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Writes messages to a stream of server-sent events.</summary>
internal sealed class EventWriter(RealtimeClient client, PipeWriter target) : IFrameWriter
{
    /// <summary>What is not flushed at most: a message that a client does not take must not be copied for it as a whole.</summary>
    private const int Piece = 16 << 10;

    public ValueTask WriteAsync(Frame frame)
    {
        target.Write("id:"u8);
        Encoding.ASCII.GetBytes(client.Id, target);
        var text = frame.Event;
        if (text.Length > Piece) return WriteInPiecesAsync(text);
        target.Write(text);
        return target.UnflushedBytes > Piece ? FlushAsync() : default;
    }

    public ValueTask FlushAsync()
    {
        client.Clock.Touch();
        var flushing = target.FlushAsync();
        return flushing.IsCompletedSuccessfully && !flushing.Result.IsCompleted ? default : client.Clock.AwaitAsync(WaitAsync(flushing));
    }

    private static async ValueTask WaitAsync(ValueTask<FlushResult> flushing)
    {
        if ((await flushing).IsCompleted) throw new IOException("The client has hung up.");
    }

    private async ValueTask WriteInPiecesAsync(ReadOnlyMemory<byte> text)
    {
        for (; text.Length > 0; text = text[Math.Min(Piece, text.Length)..])
        {
            target.Write(text.Span[..Math.Min(Piece, text.Length)]);
            await FlushAsync();
        }
    }
}
