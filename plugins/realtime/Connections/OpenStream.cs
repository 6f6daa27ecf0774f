using Holdall.Realtime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary><c>GET /api/realtime</c>: a stream of server-sent events.</summary>
internal sealed partial class OpenStream(RealtimeBroker broker, IHooks hooks, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<OpenStream> logger)
{
    public async Task RunAsync(RequestContext request)
    {
        var http = request.Http;
        // They stay also when a hook refuses, whatever the error sets.
        http.Response.OnStarting(static state => SetHeaders((HttpContext)state), http);
        var client = new RealtimeClient(request.ClientAddress, http.Abort);
        var e = new RealtimeConnectRequestEvent { Request = request, Aborted = request.Aborted, Client = client };
        await hooks.RealtimeConnectRequest.RunAsync(e, () => StreamAsync(e, client));
    }

    private static Task SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentType = "text/event-stream";
        headers.CacheControl = "no-store";
        headers["X-Accel-Buffering"] = "no";
        return Task.CompletedTask;
    }

    private async Task StreamAsync(RealtimeConnectRequestEvent e, RealtimeClient client)
    {
        var http = e.Request.Http;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        broker.Add(client);
        try
        {
            await using var idle = time.CreateTimer(Close, client, e.IdleTimeout, Timeout.InfiniteTimeSpan);
            await using var end = time.CreateTimer(Close, client, e.MaxTimeout, Timeout.InfiniteTimeSpan);
            await using var hungUp = http.RequestAborted.Register(Close, client);
            await using var stopping = lifetime.ApplicationStopping.Register(Close, client);
            client.Send(new RealtimeMessage { Name = "PB_CONNECT", Data = $$"""{"clientId":"{{client.Id}}"}""" });
            await PumpAsync(e.Request, client, () => idle.Change(e.IdleTimeout, Timeout.InfiniteTimeSpan));
        }
        catch (Exception failure)
        {
            // The answer has begun, or is about to as a success: all that is left is to end it.
            LogEnded(logger, client.Id, failure);
        }
        finally
        {
            broker.Remove(client);
        }
    }

    private async Task PumpAsync(RequestContext request, RealtimeClient client, Action writing)
    {
        var frames = new EventFrames(client.Id, request.Http.Response.BodyWriter);
        while (await client.Waiting.WaitToReadAsync())
        {
            while (!client.IsGone && client.Waiting.TryRead(out var message)) await WriteAsync(request, client, frames, message);
            if (client.IsGone) return;
            writing();
            await frames.FlushAsync(request.Aborted);
        }
    }

    private Task WriteAsync(RequestContext request, RealtimeClient client, EventFrames frames, RealtimeMessage message)
    {
        if (!hooks.RealtimeMessageSend.HasHandlersFor(null))
        {
            frames.Write(message);
            return Task.CompletedTask;
        }

        var e = new RealtimeMessageEvent { Request = request, Aborted = request.Aborted, Client = client, Message = message };
        return hooks.RealtimeMessageSend.RunAsync(e, () =>
        {
            frames.Write(e.Message);
            return Task.CompletedTask;
        });
    }

    private static void Close(object? client) => ((RealtimeClient)client!).Close();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The realtime stream {Client} ended with an error")]
    private static partial void LogEnded(ILogger logger, string client, Exception failure);
}
