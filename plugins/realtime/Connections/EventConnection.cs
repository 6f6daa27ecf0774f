using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>A stream of server-sent events.</summary>
internal sealed class EventConnection(HttpContext http) : IConnection
{
    /// <summary>
    /// What is not flushed at most: a message that a client does not take must not be copied for it as a whole. As a chunk it fits into 16 KiB, the block that
    /// is sent at once.
    /// </summary>
    private const int Piece = 16_000;

    private PipeWriter _target = http.Response.BodyWriter;
    private bool _hasBegun;
    private bool _isInChunks;
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
        var text = frame.Event;
        var name = "id:"u8;
        Span<byte> start = stackalloc byte[name.Length + _client.Id.Length];
        name.CopyTo(start);
        Encoding.ASCII.GetBytes(_client.Id, start[name.Length..]);
        Write(start, text.AsSpan(0, Math.Min(Piece, text.Length)));
        if (text.Length > Piece) return WriteRestAsync(text.AsMemory(Piece));
        return _target.UnflushedBytes > Piece ? FlushAsync() : default;
    }

    public ValueTask FlushAsync()
    {
        _client.Clock.Touch();
        return _client.Clock.AwaitAsync(WaitAsync(_target.FlushAsync()));
    }

    private async ValueTask WaitAsync(ValueTask<FlushResult> flushing)
    {
        if ((await flushing).IsCompleted) throw new IOException("The client has hung up.");
        if (_hasBegun) return;
        _hasBegun = true;
        if (ResponseChunk.OutputOf(http) is not { } output) return;
        _target = output;
        _isInChunks = true;
    }

    private async ValueTask WriteRestAsync(ReadOnlyMemory<byte> text)
    {
        await FlushAsync();
        for (; text.Length > 0; text = text[Math.Min(Piece, text.Length)..])
        {
            Write([], text.Span[..Math.Min(Piece, text.Length)]);
            await FlushAsync();
        }
    }

    private void Write(ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest)
    {
        if (_isInChunks)
        {
            ResponseChunk.Write(_target, start, rest);
            return;
        }

        _target.Write(start);
        _target.Write(rest);
    }
}
