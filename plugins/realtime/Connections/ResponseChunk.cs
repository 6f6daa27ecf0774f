using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>
/// A piece of an answer that is sent in chunks, as HTTP/1.1 has them. The server writes them as well, but takes as long for it as the system for the sending,
/// and thousands may get the same.
/// </summary>
internal static class ResponseChunk
{
    private const int MostDigits = 8;

    /// <summary>Where chunks go; null when the server has to write the answer, which has begun: it is not in chunks, or something lies in between.</summary>
    public static PipeWriter? OutputOf(HttpContext http)
    {
        if (http.Request.Protocol != "HTTP/1.1" || http.Response.Headers.TransferEncoding != "chunked") return null;
        // The server has one object for all of this. Whoever looks at answers on their way has put another one before it.
        if (!ReferenceEquals(http.Features.Get<IHttpResponseBodyFeature>(), http.Features.Get<IHttpRequestLifetimeFeature>())) return null;
        return http.Features.Get<IConnectionTransportFeature>()?.Transport.Output is { CanGetUnflushedBytes: true } output ? output : null;
    }

    /// <summary>Writes one, of two parts that are not empty both.</summary>
    public static void Write(PipeWriter output, ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest)
    {
        Span<byte> size = stackalloc byte[MostDigits];
        (start.Length + rest.Length).TryFormat(size, out var digits, "x", CultureInfo.InvariantCulture);
        var end = "\r\n"u8;
        var length = digits + end.Length + start.Length + rest.Length + end.Length;
        var chunk = output.GetSpan(length);
        size[..digits].CopyTo(chunk);
        end.CopyTo(chunk[digits..]);
        chunk = chunk[(digits + end.Length)..];
        start.CopyTo(chunk);
        rest.CopyTo(chunk[start.Length..]);
        end.CopyTo(chunk[(start.Length + rest.Length)..]);
        output.Advance(length);
    }
}
