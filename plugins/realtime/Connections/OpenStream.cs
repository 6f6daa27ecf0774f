namespace Holdall.Plugins.Realtime.Connections;

/// <summary><c>GET /api/realtime</c>: a stream of server-sent events.</summary>
internal sealed class OpenStream(Listening listening)
{
    public Task RunAsync(RequestContext request)
    {
        // They stay also when a hook refuses, whatever the error sets.
        request.Http.Response.OnStarting(static state => SetHeaders((HttpContext)state), request.Http);
        return listening.RunAsync(request, new EventConnection(request.Http));
    }

    private static Task SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentType = "text/event-stream";
        headers.CacheControl = "no-store";
        headers["X-Accel-Buffering"] = "no";
        return Task.CompletedTask;
    }
}
