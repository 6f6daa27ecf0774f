using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Holdall.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Holdall.Host.Requests.Bodies;

/// <summary>Reads the body of a request by its content type.</summary>
internal static class BodyReader
{
    private const long MaxUrlEncoded = 10 << 20;

    private static readonly NoBody Nothing = new();

    /// <exception cref="ApiException">400, it can't be read; 413, it is too large.</exception>
    public static async ValueTask<SubmittedBody> ReadAsync(HttpContext http, QueryPairs query)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return Nothing;
        try
        {
            return await ReadByTypeAsync(http, query);
        }
        catch (BadHttpRequestException e)
        {
            throw new ApiException(e.StatusCode == StatusCodes.Status413PayloadTooLarge ? e.StatusCode : StatusCodes.Status400BadRequest, cause: e);
        }
    }

    private static async ValueTask<SubmittedBody> ReadByTypeAsync(HttpContext http, QueryPairs query)
    {
        var type = http.Request.Headers.ContentType.ToString().AsSpan().Trim();
        if (type.StartsWith("application/json", StringComparison.Ordinal)) return await ReadAllAsync(http, long.MaxValue, JsonBody.Parse);
        if (type.StartsWith("multipart/form-data", StringComparison.Ordinal)) return await MultipartReading.ReadAsync(http, query);
        if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal)) return await ReadUrlEncodedAsync(http, query);
        if (type.StartsWith("text/xml", StringComparison.Ordinal) || type.StartsWith("application/xml", StringComparison.Ordinal))
            return await ReadAllAsync(http, long.MaxValue, static bytes => new XmlBody(XmlFields.Parse(bytes)));
        throw ApiException.BadRequest(ApiException.UnsupportedContentType);
    }

    private static async ValueTask<SubmittedBody> ReadUrlEncodedAsync(HttpContext http, QueryPairs query)
    {
        var values = new FormValues();
        if (http.Request.Method is "POST" or "PUT" or "PATCH")
        {
            var body = await ReadAllAsync(http, MaxUrlEncoded, static bytes => QueryPairs.Parse(Encoding.UTF8.GetString(bytes)));
            if (body.Malformed) throw ApiException.BadRequest();
            values.Add(body.Pairs);
        }

        if (query.Malformed) throw ApiException.BadRequest();
        values.Add(query.Pairs);
        return new FormBody(values, []);
    }

    /// <summary>Hands over all bytes at once; a body that arrived in one piece is not copied.</summary>
    public static async ValueTask<T> ReadAllAsync<T>(HttpContext http, long most, Func<ReadOnlySpan<byte>, T> parse)
    {
        var reader = http.Request.BodyReader;
        ReadResult read;
        while (true)
        {
            read = await reader.ReadAsync(http.RequestAborted);
            var isTooLong = read.Buffer.Length > most;
            if (read.IsCompleted && !isTooLong) break;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (isTooLong) throw ApiException.BadRequest();
        }

        try
        {
            return read.Buffer.IsSingleSegment ? parse(read.Buffer.FirstSpan) : ParseCopy(read.Buffer, parse);
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    private static T ParseCopy<T>(ReadOnlySequence<byte> pieces, Func<ReadOnlySpan<byte>, T> parse)
    {
        var copy = ArrayPool<byte>.Shared.Rent((int)pieces.Length);
        try
        {
            pieces.CopyTo(copy);
            return parse(copy.AsSpan(0, (int)pieces.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }
}
