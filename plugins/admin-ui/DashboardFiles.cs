using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Holdall.Settings;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Holdall.Plugins.AdminUi;

/// <summary>
/// The files of the dashboard. They are few and hardly change while the server runs, so each is read once. Most were compressed with Brotli when they
/// were built; the page is when it is known how the application is called, and with gzip a file is when it is first asked for.
/// </summary>
internal sealed class DashboardFiles(Assembly assembly, ISettings settings)
{
    private const string Folder = "wwwroot/";
    private const string Index = "index.html";
    private const string BrotliEnding = ".br";
    private const string NamePlace = "name=\"application-name\" content=\"";

    private readonly Dictionary<string, DashboardFile> _files = Load(assembly);
    private NamedPage? _page;

    public async Task SendAsync(HttpContext http, string path)
    {
        var isPage = path is "" or Index;
        var file = isPage ? Page() : _files.GetValueOrDefault(path) ?? throw ApiException.NotFound("File not found.");
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = file.Policy;
        headers.Append("Vary", "Accept-Encoding");
        if (path.Length > 0) headers.CacheControl = "max-age=1209600, stale-while-revalidate=86400";
        if (Choose(file, http.Request) is not { } chosen)
        {
            await TypedResults.Bytes(file.Content, file.ContentType, enableRangeProcessing: true).ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = file.ContentType;
        headers.ContentEncoding = chosen.Encoding;
        http.Response.ContentLength = chosen.Content.Length;
        await http.Response.Body.WriteAsync(chosen.Content, http.RequestAborted);
    }

    /// <summary>The page, with the name of the application: those whom a mail or a sign-in leads there know it by that, and can't read settings.</summary>
    private DashboardFile Page()
    {
        var name = settings.Current.Meta.AppName;
        if (_page is { } known && known.Name == name) return known.File;
        var page = _files[Index];
        var html = Encoding.UTF8.GetString(page.Content).Replace(NamePlace, NamePlace + HtmlEncoder.Default.Encode(name), StringComparison.Ordinal);
        var content = Encoding.UTF8.GetBytes(html);
        var named = new DashboardFile(content, page.ContentType, Brotli(content), DashboardPolicy.Of(html));
        _page = new NamedPage(name, named);
        return named;
    }

    /// <summary>As small as it gets: the page holds what is painted first, and is compressed once for each name.</summary>
    private static byte[] Brotli(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var brotli = new BrotliStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(content);
        return buffer.ToArray();
    }

    /// <summary>The smallest that a browser takes. A part is a part of the file as it is, and without a body there is nothing to compress.</summary>
    private static (string Encoding, byte[] Content)? Choose(DashboardFile file, HttpRequest request)
    {
        if (HttpMethods.IsHead(request.Method) || request.Headers.Range.Count > 0) return null;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (file.Brotli is { } brotli && Accepts(accepted, "br")) return ("br", brotli);
        return Accepts(accepted, "gzip") ? ("gzip", file.Compressed) : null;
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        foreach (var one in accepted)
        {
            if (one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)) return one.Quality is not 0;
        }

        return false;
    }

    private static Dictionary<string, DashboardFile> Load(Assembly assembly)
    {
        var files = new Dictionary<string, DashboardFile>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal)) continue;
            var name = resource[Folder.Length..];
            if (name.EndsWith(BrotliEnding, StringComparison.Ordinal)) continue;
            files[name] = new DashboardFile(Read(assembly, resource), ContentTypeOf(name), FindBrotli(assembly, resource), DashboardPolicy.OfFiles);
        }

        return files;
    }

    private static byte[]? FindBrotli(Assembly assembly, string resource) =>
        assembly.GetManifestResourceInfo(resource + BrotliEnding) is null ? null : Read(assembly, resource + BrotliEnding);

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

    private sealed record NamedPage(string Name, DashboardFile File);

    private sealed class DashboardFile(byte[] content, string contentType, byte[]? brotli, string policy)
    {
        private readonly Lazy<byte[]> _compressed = new(() => Compress(content));

        public byte[] Content => content;

        public byte[]? Brotli => brotli;

        public byte[] Compressed => _compressed.Value;

        public string ContentType => contentType;

        public string Policy => policy;

        private static byte[] Compress(byte[] content)
        {
            using var buffer = new MemoryStream();
            using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(content);
            return buffer.ToArray();
        }
    }
}
