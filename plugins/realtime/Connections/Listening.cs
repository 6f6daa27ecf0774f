using System.Text;
using Holdall.Realtime;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>The life of a connection, whatever carries its messages.</summary>
internal sealed partial class Listening(
    RealtimeBroker broker, Backlog backlog, StreamTimeouts timeouts, IHooks hooks, TimeProvider time, ILogger<Listening> logger)
{
    /// <param name="request">The request.</param>
    /// <param name="connection">What carries the messages.</param>
    public Task RunAsync(RequestContext request, IConnection connection)
    {
        var client = new RealtimeClient(request.ClientAddress, backlog, request.Http.Abort);
        var e = new RealtimeConnectRequestEvent { Request = request, Aborted = request.Aborted, Client = client };
        return hooks.RealtimeConnectRequest.RunAsync(e, () => ListenAsync(e, client, connection));
    }

    private async Task ListenAsync(RealtimeConnectRequestEvent e, RealtimeClient client, IConnection connection)
    {
        await connection.OpenAsync(client);
        // Before anybody finds the client, so that nothing comes before it.
        client.Send(new Frame("PB_CONNECT", Encoding.ASCII.GetBytes($$"""{"clientId":"{{client.Id}}"}""")));
        client.Clock.Start(time, e.IdleTimeout, e.MaxTimeout);
        broker.Add(client);
        try
        {
            timeouts.Start();
            await using var hungUp = e.Request.Aborted.UnsafeRegister(static client => ((RealtimeClient)client!).Close(), client);
            client.Outbox.Start(new MessageHooks(hooks, e.Request, client, connection));
            if (connection.ReadAsync(client) is { } reading) _ = CloseAfterAsync(reading, client);
            // The answer has begun, or is about to as a success: all that is left is to end it.
            if (await client.Outbox.Ended is { } failure) LogEnded(logger, client.Id, failure);
        }
        finally
        {
            broker.Remove(client);
            await connection.CloseAsync();
        }
    }

    private async Task CloseAfterAsync(Task reading, RealtimeClient client)
    {
        try
        {
            await reading;
        }
        catch (Exception failure)
        {
            LogEnded(logger, client.Id, failure);
        }

        client.Close();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The realtime stream {Client} ended with an error")]
    private static partial void LogEnded(ILogger logger, string client, Exception failure);
}
