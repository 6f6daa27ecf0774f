using System.IO.Compression;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Compresses answers for clients that take it.</summary>
internal static class GzipMiddleware
{
    public static MiddlewareRegistration Make() => new(new HostMiddleware(RunAsync), 0, "pbGzip");

    private static async Task RunAsync(RequestContext request, Func<Task> next)
    {
        var response = request.Http.Response;
        response.Headers.Append("Vary", "Accept-Encoding");
        if (!request.Http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            await next();
            return;
        }

        var plain = response.Body;
        using var kept = new MemoryStream();
        response.Body = kept;
        try
        {
            await next();
            await response.BodyWriter.FlushAsync(request.Aborted);
        }
        finally
        {
            response.Body = plain;
        }

        if (kept.Length == 0) return;
        response.Headers.ContentEncoding = "gzip";
        response.ContentLength = null;
        await using var packed = new GZipStream(plain, CompressionLevel.Fastest, leaveOpen: true);
        kept.Position = 0;
        await kept.CopyToAsync(packed);
    }
}
