using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Holdall.TestKit.S3;

/// <summary>The objects of a bucket, and the requests that are for them.</summary>
internal sealed class S3Objects(string folder, int pageSize)
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string Source = "x-amz-copy-source";

    private readonly ConcurrentDictionary<string, S3Object> _objects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, S3Parts> _uploads = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Keys => [.. _objects.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The mark of what is stored from now on, in place of a hash of its bytes.</summary>
    public string? Mark { get; set; }

    public int OpenUploads => _uploads.Count;

    public S3Object? Find(string key) => _objects.GetValueOrDefault(key);

    public static async Task RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        // In two packets, as of many stores.
        var xml = $"<Error><Code>{code}</Code><Message>The test says {code}.</Message></Error>";
        http.Response.ContentLength = Declaration.Length + xml.Length;
        await http.Response.Body.FlushAsync();
        await WriteAsync(http, xml);
    }

    public Task AnswerAsync(HttpContext http, string key)
    {
        var query = http.Request.Query;
        return (http.Request.Method, query.ContainsKey("uploads"), query.ContainsKey("uploadId")) switch
        {
            ("GET", _, _) when key.Length == 0 => ListAsync(http),
            ("GET" or "HEAD", _, _) => GetAsync(http, key),
            ("PUT", _, true) => PutPartAsync(http),
            ("PUT", _, _) when http.Request.Headers.ContainsKey(Source) => CopyAsync(http, key),
            ("PUT", _, _) => PutAsync(http, key),
            ("POST", true, _) => BeginAsync(http, key),
            ("POST", _, true) => EndAsync(http),
            ("DELETE", _, true) => AbortAsync(http),
            ("DELETE", _, _) => DeleteAsync(http, key),
            _ => RefuseAsync(http, 405, "MethodNotAllowed"),
        };
    }

    private async Task PutAsync(HttpContext http, string key)
    {
        if (await ReceiveAsync(http) is not { } received) return;
        _objects[key] = new S3Object(received.File, TypeOf(http), MetadataOf(http), received.ETag, TimeProvider.System.GetUtcNow());
        http.Response.Headers.ETag = received.ETag;
    }

    private Task CopyAsync(HttpContext http, string key)
    {
        var headers = http.Request.Headers;
        var source = Uri.UnescapeDataString(headers[Source].ToString()).TrimStart('/').Split('/', 2);
        if (source[0] != S3Server.Bucket || Find(source[1]) is not { } found) return RefuseAsync(http, 404, "NoSuchKey");
        if (headers[Source + "-if-match"] is [{ } expected] && expected.Trim('"') != found.ETag.Trim('"')) return RefuseAsync(http, 412, "PreconditionFailed");
        var copy = NewFile();
        File.Copy(found.File, copy);
        var isReplaced = headers["x-amz-metadata-directive"] == "REPLACE";
        _objects[key] = found with
        {
            File = copy,
            ContentType = isReplaced ? TypeOf(http) : found.ContentType,
            Metadata = isReplaced ? MetadataOf(http) : found.Metadata,
            Modified = TimeProvider.System.GetUtcNow(),
        };
        return WriteAsync(http, $"<CopyObjectResult><ETag>{SecurityElement.Escape(found.ETag)}</ETag></CopyObjectResult>");
    }

    private async Task GetAsync(HttpContext http, string key)
    {
        if (Find(key) is not { } found)
        {
            await RefuseAsync(http, 404, "NoSuchKey");
            return;
        }

        var headers = http.Response.Headers;
        foreach (var (name, value) in found.Metadata) headers[name] = value;
        if (http.Request.Headers.IfMatch is [{ } expected] && expected != found.ETag)
        {
            await RefuseAsync(http, 412, "PreconditionFailed");
            return;
        }

        if (http.Request.Query["response-content-disposition"] is [{ } disposition]) headers.ContentDisposition = disposition;
        if (http.Request.Query["response-cache-control"] is [{ } caching]) headers.CacheControl = caching;
        await Results.File(
            found.File, http.Request.Query["response-content-type"] is [{ } type] ? type : found.ContentType,
            lastModified: found.Modified, entityTag: new(found.ETag), enableRangeProcessing: true).ExecuteAsync(http);
    }

    private Task DeleteAsync(HttpContext http, string key)
    {
        _objects.TryRemove(key, out _);
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task ListAsync(HttpContext http)
    {
        var prefix = http.Request.Query["prefix"].ToString();
        var after = http.Request.Query["continuation-token"].ToString();
        var keys = Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0).Take(pageSize + 1).ToList();
        var page = keys.Take(pageSize).ToList();
        var text = new StringBuilder("<ListBucketResult>").Append(CultureInfo.InvariantCulture, $"<IsTruncated>{(keys.Count > pageSize ? "true" : "false")}</IsTruncated>");
        foreach (var key in page)
        {
            if (Find(key) is not { } found) continue;
            var name = http.Request.Query["encoding-type"] == "url" ? Uri.EscapeDataString(key) : SecurityElement.Escape(key);
            text.Append(
                CultureInfo.InvariantCulture,
                $"<Contents><Key>{name}</Key><LastModified>{found.Modified:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}</LastModified><Size>{new FileInfo(found.File).Length}</Size></Contents>");
        }

        if (keys.Count > pageSize) text.Append("<NextContinuationToken>").Append(SecurityElement.Escape(page[^1])).Append("</NextContinuationToken>");
        return WriteAsync(http, text.Append("</ListBucketResult>").ToString());
    }

    private Task BeginAsync(HttpContext http, string key)
    {
        var id = Guid.NewGuid().ToString("n");
        _uploads[id] = new S3Parts(key, TypeOf(http), MetadataOf(http));
        return WriteAsync(http, $"<InitiateMultipartUploadResult><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
    }

    private async Task PutPartAsync(HttpContext http)
    {
        if (await ReceiveAsync(http) is not { } received) return;
        var query = http.Request.Query;
        _uploads[query["uploadId"].ToString()].Parts[int.Parse(query["partNumber"].ToString(), CultureInfo.InvariantCulture)] = received;
        http.Response.Headers.ETag = received.ETag;
    }

    private async Task EndAsync(HttpContext http)
    {
        var named = XDocument.Parse(await new StreamReader(http.Request.Body).ReadToEndAsync()).Descendants().Where(e => e.Name.LocalName == "PartNumber");
        if (!_uploads.TryRemove(http.Request.Query["uploadId"].ToString(), out var upload))
        {
            await RefuseAsync(http, 404, "NoSuchUpload");
            return;
        }

        var whole = NewFile();
        await using (var target = File.Create(whole))
        {
            foreach (var part in named.Select(e => upload.Parts[int.Parse(e.Value, CultureInfo.InvariantCulture)]))
            {
                await using (var source = File.OpenRead(part.File)) await source.CopyToAsync(target);
                File.Delete(part.File);
            }
        }

        var etag = $"\"{Guid.NewGuid():n}-{upload.Parts.Count}\"";
        _objects[upload.Key] = new S3Object(whole, upload.ContentType, upload.Metadata, etag, TimeProvider.System.GetUtcNow());
        await WriteAsync(http, $"<CompleteMultipartUploadResult><ETag>{SecurityElement.Escape(etag)}</ETag></CompleteMultipartUploadResult>");
    }

    private Task AbortAsync(HttpContext http)
    {
        _uploads.TryRemove(http.Request.Query["uploadId"].ToString(), out _);
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    /// <summary>Takes a body whose hash, if it was signed, is right.</summary>
    private async Task<(string File, string ETag)?> ReceiveAsync(HttpContext http)
    {
        var file = NewFile();
        await using (var target = File.Create(file)) await http.Request.Body.CopyToAsync(target);
        await using var content = File.OpenRead(file);
        var signed = http.Request.Headers["x-amz-content-sha256"].ToString();
        if (signed != Unsigned && !S3Signature.IsLink(http.Request) && signed != S3Signature.Hex(await SHA256.HashDataAsync(content)))
        {
            await RefuseAsync(http, 400, "XAmzContentSHA256Mismatch");
            return null;
        }

        // What the protocol calls a mark is an MD5, which clients compare.
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(await File.ReadAllBytesAsync(file));
        return (file, Mark ?? $"\"{S3Signature.Hex(md5.GetHashAndReset())}\"");
    }

    private string NewFile() => Path.Combine(folder, Guid.NewGuid().ToString("n"));

    private static string TypeOf(HttpContext http) => http.Request.ContentType ?? "binary/octet-stream";

    private static Dictionary<string, string> MetadataOf(HttpContext http) => http.Request.Headers
        .Where(header => header.Key.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());

    private static Task WriteAsync(HttpContext http, string xml)
    {
        if (!http.Response.HasStarted) http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync(Declaration + xml);
    }

    private sealed record S3Parts(string Key, string ContentType, IReadOnlyDictionary<string, string> Metadata)
    {
        public ConcurrentDictionary<int, (string File, string ETag)> Parts { get; } = [];
    }
}
