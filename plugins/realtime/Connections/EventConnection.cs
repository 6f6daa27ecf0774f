using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>A stream of server-sent events.</summary>
internal sealed class EventConnection(HttpContext http) : IConnection
{
    /// <summary>What is not flushed at most: a message that a client does not take must not be copied for it as a whole.</summary>
    private const int Piece = 16 << 10;

    private readonly PipeWriter _target = http.Response.BodyWriter;
    private RealtimeClient _client = null!;

    public ValueTask OpenAsync(RealtimeClient client)
    {
        _client = client;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // How slow a client may be is for StreamTimeouts to say.
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        return default;
    }

    public Task? ReadAsync(RealtimeClient client) => null;

    public ValueTask CloseAsync() => default;

    public ValueTask WriteAsync(Frame frame)
    {
        _target.Write("id:"u8);
        Encoding.ASCII.GetBytes(_client.Id, _target);
        var text = frame.Event;
        if (text.Length > Piece) return WriteInPiecesAsync(text);
        _target.Write(text);
        return _target.UnflushedBytes > Piece ? FlushAsync() : default;
    }

    public ValueTask FlushAsync()
    {
        _client.Clock.Touch();
        return _client.Clock.AwaitAsync(WaitAsync(_target.FlushAsync()));
    }

    private static async ValueTask WaitAsync(ValueTask<FlushResult> flushing)
    {
        if ((await flushing).IsCompleted) throw new IOException("The client has hung up.");
    }

    private async ValueTask WriteInPiecesAsync(ReadOnlyMemory<byte> text)
    {
        for (; text.Length > 0; text = text[Math.Min(Piece, text.Length)..])
        {
            _target.Write(text.Span[..Math.Min(Piece, text.Length)]);
            await FlushAsync();
        }
    }
}
