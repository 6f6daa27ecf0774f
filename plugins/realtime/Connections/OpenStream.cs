using Holdall.Realtime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary><c>GET /api/realtime</c>: a stream of server-sent events.</summary>
internal sealed class OpenStream(Listening listening)
{
    public Task RunAsync(RequestContext request)
    {
        // They stay also when a hook refuses, whatever the error sets.
        request.Http.Response.OnStarting(static state => SetHeaders((HttpContext)state), request.Http);
        return listening.RunAsync(request, client => OpenAsync(request, client));
    }

    private static Task SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentType = "text/event-stream";
        headers.CacheControl = "no-store";
        headers["X-Accel-Buffering"] = "no";
        return Task.CompletedTask;
    }

    private static ValueTask<IFrameWriter> OpenAsync(RequestContext request, RealtimeClient client)
    {
        var features = request.Http.Features;
        features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // How slow a client may be is for StreamTimeouts to say.
        features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        return ValueTask.FromResult<IFrameWriter>(new EventWriter(client, request.Http.Response.BodyWriter));
    }
}
