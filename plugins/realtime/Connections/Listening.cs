using System.Text;
using Holdall.Realtime;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>The life of a connection, whatever carries its messages.</summary>
internal sealed partial class Listening(
    RealtimeBroker broker, Backlog backlog, StreamTimeouts timeouts, IHooks hooks, TimeProvider time, ILogger<Listening> logger)
{
    /// <param name="request">The request.</param>
    /// <param name="open">Makes the way of the messages, once no handler has refused.</param>
    public async Task RunAsync(RequestContext request, Func<RealtimeClient, ValueTask<IFrameWriter>> open)
    {
        var client = new RealtimeClient(request.ClientAddress, backlog, request.Http.Abort);
        var e = new RealtimeConnectRequestEvent { Request = request, Aborted = request.Aborted, Client = client };
        await hooks.RealtimeConnectRequest.RunAsync(e, () => ListenAsync(e, client, open));
    }

    private async Task ListenAsync(RealtimeConnectRequestEvent e, RealtimeClient client, Func<RealtimeClient, ValueTask<IFrameWriter>> open)
    {
        var writer = new MessageHooks(hooks, e.Request, client, await open(client));
        // Before anybody finds the client, so that nothing comes before it.
        client.Send(new Frame("PB_CONNECT", Encoding.ASCII.GetBytes($$"""{"clientId":"{{client.Id}}"}""")));
        client.Clock.Start(time, e.IdleTimeout, e.MaxTimeout);
        broker.Add(client);
        try
        {
            timeouts.Start();
            await using var hungUp = e.Request.Aborted.UnsafeRegister(static client => ((RealtimeClient)client!).Close(), client);
            client.Outbox.Start(writer);
            // The answer has begun, or is about to as a success: all that is left is to end it.
            if (await client.Outbox.Ended is { } failure) LogEnded(logger, client.Id, failure);
        }
        finally
        {
            broker.Remove(client);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The realtime stream {Client} ended with an error")]
    private static partial void LogEnded(ILogger logger, string client, Exception failure);
}
