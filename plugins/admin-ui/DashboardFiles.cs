using System.IO.Compression;
using System.Reflection;
using Microsoft.AspNetCore.StaticFiles;

namespace Holdall.Plugins.AdminUi;

/// <summary>
/// The files of the dashboard. They are few and never change while the server runs, so each is read and compressed once.
/// </summary>
internal sealed class DashboardFiles(Assembly assembly)
{
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' http://127.0.0.1:* https://tile.openstreetmap.org data: blob:; " +
        "connect-src 'self' http://127.0.0.1:* https://nominatim.openstreetmap.org; script-src 'self' http://127.0.0.1:*; frame-ancestors 'none'";

    private const string Folder = "wwwroot/";
    private const string Index = "index.html";

    private readonly Dictionary<string, DashboardFile> _files = Load(assembly);

    public async Task SendAsync(HttpContext http, string path)
    {
        if (!_files.TryGetValue(path.Length == 0 ? Index : path, out var file)) throw ApiException.NotFound("File not found.");
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.Append("Vary", "Accept-Encoding");
        if (path.Length > 0) headers.CacheControl = "max-age=1209600, stale-while-revalidate=86400";
        if (!MayCompress(http.Request))
        {
            await TypedResults.Bytes(file.Content, file.ContentType, enableRangeProcessing: true).ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = file.ContentType;
        headers.ContentEncoding = "gzip";
        http.Response.ContentLength = file.Compressed.Length;
        await http.Response.Body.WriteAsync(file.Compressed, http.RequestAborted);
    }

    /// <summary>A part is a part of the file as it is, and without a body there is nothing to compress.</summary>
    private static bool MayCompress(HttpRequest request) =>
        !HttpMethods.IsHead(request.Method) && request.Headers.Range.Count == 0
            && request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);

    private static Dictionary<string, DashboardFile> Load(Assembly assembly)
    {
        var files = new Dictionary<string, DashboardFile>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal)) continue;
            var name = resource[Folder.Length..];
            files[name] = new DashboardFile(Read(assembly, resource), ContentTypeOf(name));
        }

        return files;
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string ContentTypeOf(string name)
    {
        if (!new FileExtensionContentTypeProvider().TryGetContentType(name, out var type)) return "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    private sealed class DashboardFile(byte[] content, string contentType)
    {
        private readonly Lazy<byte[]> _compressed = new(() => Compress(content));

        public byte[] Content => content;

        public byte[] Compressed => _compressed.Value;

        public string ContentType => contentType;

        private static byte[] Compress(byte[] content)
        {
            using var buffer = new MemoryStream();
            using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(content);
            return buffer.ToArray();
        }
    }
}
