using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary><c>GET /api/realtime</c> with an upgrade: a WebSocket, with the same messages and the same rules as the stream.</summary>
internal sealed class OpenSocket(Listening listening, SocketCommands commands, TimeProvider time)
{
    public Task RunAsync(RequestContext request)
    {
        SocketHandshake.Check(request.Http);
        return listening.RunAsync(request, new SocketConnection(request, commands, time));
    }
}
