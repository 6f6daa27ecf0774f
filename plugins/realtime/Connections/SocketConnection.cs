using System.Buffers;
using System.Net.WebSockets;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>A WebSocket.</summary>
internal sealed class SocketConnection(RequestContext request, SocketCommands commands, TimeProvider time) : IConnection
{
    /// <summary>More than the longest list of topics takes.</summary>
    private const int MaxBytes = 3 << 20;

    private const int Piece = 4 << 10;

    /// <summary>What a client says is carried out at most 20 times a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private WebSocket _socket = null!;
    private RealtimeClient _client = null!;

    public async ValueTask OpenAsync(RealtimeClient client)
    {
        _client = client;
        _socket = await SocketHandshake.AcceptAsync(request.Http);
    }

    public ValueTask WriteAsync(Frame frame)
    {
        _client.Clock.Touch();
        return _client.Clock.AwaitAsync(_socket.SendAsync(frame.Json.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));
    }

    public ValueTask FlushAsync() => default;

    public async Task ReadAsync(RealtimeClient client)
    {
        // Nothing is kept for a client that says nothing.
        while ((await _socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None)).MessageType != WebSocketMessageType.Close)
        {
            var buffer = new ArrayBufferWriter<byte>(Piece);
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(buffer.GetMemory(Piece), CancellationToken.None);
                buffer.Advance(received.Count);
                if (buffer.WrittenCount > MaxBytes) throw new InvalidDataException("The client says too much at once.");
            }
            while (!received.EndOfMessage);

            if (received.MessageType == WebSocketMessageType.Close) return;
            client.Send(Frame.Reply(await commands.RunAsync(request, client, buffer.WrittenMemory)));
            await Task.Delay(Pause, time);
        }
    }

    Task? IConnection.ReadAsync(RealtimeClient client) => ReadAsync(client);

    public async ValueTask CloseAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(CloseTimeout);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone already, or does not listen.
        }

        _socket.Dispose();
    }
}
