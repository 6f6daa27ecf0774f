using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Holdall.Files;
using Holdall.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Holdall.Engine.Files;

/// <summary>Answers a request with a stored file, or the parts of it that were asked for.</summary>
internal sealed class FileSender : IFileSender
{
    private const int Chunk = 65536;

    /// <summary>The headers that tell of a file.</summary>
    private static readonly string[] OfFile =
    [
        HeaderNames.ContentDisposition, HeaderNames.ContentType, HeaderNames.ContentSecurityPolicy, HeaderNames.CacheControl, HeaderNames.LastModified,
        HeaderNames.AcceptRanges, HeaderNames.ContentRange,
    ];

    public async Task SendAsync(RequestContext request, StoredFile file, string key, string name, CancellationToken aborted = default)
    {
        if (request.AnswerStatus > 0)
        {
            await AppendAsync(request, file, aborted);
            return;
        }

        Describe(request, file, key, name);
        try
        {
            await WriteAsync(request.Http, file, aborted);
        }
        catch (IOException e) when (!request.Http.Response.HasStarted)
        {
            Forget(request.Http.Response);
            throw Unreadable(e);
        }

        request.BeginAnswer(request.Http.Response.StatusCode);
    }

    public void Describe(RequestContext request, StoredFile file, string key, string name) => FileHeaders.Set(request, file, key, name);

    /// <summary>What a client is told of a file that the storage does not give, for whatever reason: the same as of one that is not there.</summary>
    public static ApiException Unreadable(IOException failure) =>
        new(StatusCodes.Status404NotFound, cause: failure) { Reason = "the storage failed: " + failure.Message };

    /// <summary>What was to be said of the file is not true of an error: above all that it may be kept for a month.</summary>
    private static void Forget(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentLength = null;
        foreach (var name in OfFile) response.Headers.Remove(name);
    }

    /// <summary>A handler has begun an answer of its own, which has no room for headers and ranges.</summary>
    private static Task AppendAsync(RequestContext request, StoredFile file, CancellationToken aborted)
    {
        request.BeginAnswer(StatusCodes.Status200OK);
        var response = request.Http.Response;
        if (IsHead(request.Http) || response.StatusCode is 204 or 304 || response is { HasStarted: true, ContentLength: not null }) return Task.CompletedTask;
        if (!response.HasStarted) response.ContentLength = null;
        return CopyAsync(file, new ByteRange(0, file.Size), response.BodyWriter.AsStream(leaveOpen: true), aborted);
    }

    /// <summary>Sends a file as conditions and ranges of the request ask for it; the headers that tell what it is are set already.</summary>
    public static Task WriteAsync(HttpContext http, StoredFile file, CancellationToken aborted)
    {
        var response = http.Response;
        var modified = Seconds(file.Modified);
        response.Headers.LastModified = modified.ToString("r");
        response.StatusCode = Preconditions.Evaluate(http.Request.Headers, modified);
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            if (response.StatusCode == StatusCodes.Status304NotModified) response.Headers.Remove("Content-Type");
            return Task.CompletedTask;
        }

        response.Headers.AcceptRanges = "bytes";
        var ranges = new List<ByteRange>();
        if (http.Request.Headers.Range is [{ Length: > 0 } header, ..] && Preconditions.AllowsRange(http.Request.Headers, modified))
        {
            var outcome = ByteRanges.Parse(header, file.Size, ranges);
            if (outcome != RangeOutcome.Satisfiable) return RefuseAsync(http, outcome, file.Size);
        }

        return ranges.Count switch
        {
            0 => WriteAllAsync(http, file, aborted),
            1 => WritePartAsync(http, file, ranges[0], aborted),
            _ => WritePartsAsync(http, file, ranges, aborted),
        };
    }

    private static Task RefuseAsync(HttpContext http, RangeOutcome outcome, long size)
    {
        var headers = http.Response.Headers;
        headers.Remove("Cache-Control");
        headers.Remove("Accept-Ranges");
        headers.Remove("Last-Modified");
        headers.ContentType = "text/plain; charset=utf-8";
        if (outcome == RangeOutcome.BeyondEnd) headers.ContentRange = $"bytes */{size}";
        var text = outcome == RangeOutcome.BeyondEnd ? "invalid range: failed to overlap\n"u8 : "invalid range\n"u8;
        http.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
        http.Response.ContentLength = text.Length;
        return IsHead(http) ? Task.CompletedTask : http.Response.Body.WriteAsync(text.ToArray()).AsTask();
    }

    private static Task WriteAllAsync(HttpContext http, StoredFile file, CancellationToken aborted)
    {
        http.Response.ContentLength = file.Size;
        return IsHead(http) ? Task.CompletedTask : CopyAsync(file, new ByteRange(0, file.Size), http.Response.Body, aborted);
    }

    private static Task WritePartAsync(HttpContext http, StoredFile file, ByteRange range, CancellationToken aborted)
    {
        http.Response.StatusCode = StatusCodes.Status206PartialContent;
        http.Response.Headers.ContentRange = range.Of(file.Size);
        http.Response.ContentLength = range.Length;
        return IsHead(http) ? Task.CompletedTask : CopyAsync(file, range, http.Response.Body, aborted);
    }

    private static async Task WritePartsAsync(HttpContext http, StoredFile file, List<ByteRange> ranges, CancellationToken aborted)
    {
        var boundary = RandomNumberGenerator.GetHexString(60, lowercase: true);
        var contentType = http.Response.ContentType;
        var heads = new byte[ranges.Count][];
        var end = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        long length = end.Length;
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = Encoding.UTF8.GetBytes(
                $"{(i == 0 ? "" : "\r\n")}--{boundary}\r\nContent-Range: {ranges[i].Of(file.Size)}\r\nContent-Type: {contentType}\r\n\r\n");
            length += heads[i].Length + ranges[i].Length;
        }

        http.Response.StatusCode = StatusCodes.Status206PartialContent;
        http.Response.ContentType = "multipart/byteranges; boundary=" + boundary;
        http.Response.ContentLength = length;
        if (IsHead(http)) return;
        for (var i = 0; i < heads.Length; i++)
        {
            await http.Response.Body.WriteAsync(heads[i], aborted);
            await CopyAsync(file, ranges[i], http.Response.Body, aborted);
        }

        await http.Response.Body.WriteAsync(end, aborted);
    }

    private static async Task CopyAsync(StoredFile file, ByteRange range, Stream target, CancellationToken aborted)
    {
        if (file.Content.Position != range.Start) file.Content.Position = range.Start;
        var isSmallAndHere = range.Length <= Chunk && file.Content is FileStream;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(range.Length, Chunk));
        try
        {
            for (var left = range.Length; left > 0;)
            {
                var part = buffer.AsMemory(0, (int)Math.Min(left, buffer.Length));
                // What one read gets from a disk is not worth a turn of another thread, which would wait for it as well.
                var read = isSmallAndHere ? file.Content.Read(part.Span) : await file.Content.ReadAsync(part, aborted);
                if (read == 0) throw new EndOfStreamException("The file ended before its size.");
                await target.WriteAsync(buffer.AsMemory(0, read), aborted);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsHead(HttpContext http) => HttpMethods.IsHead(http.Request.Method);

    private static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
