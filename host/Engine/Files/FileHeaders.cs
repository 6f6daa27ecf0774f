using Holdall.Files;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Files;

/// <summary>The headers of a served file. What a hook has set already stays.</summary>
internal static class FileHeaders
{
    private const string Sandbox = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox";
    private const string Caching = "max-age=2592000, stale-while-revalidate=86400";

    /// <summary>Types that browsers show without running anything.</summary>
    private static readonly HashSet<string> Inline =
    [
        "image/png", "image/jpg", "image/jpeg", "image/gif", "image/webp", "image/x-icon", "image/bmp",
        "video/webm", "video/mp4", "video/3gpp", "video/quicktime", "video/x-ms-wmv",
        "audio/basic", "audio/aiff", "audio/mpeg", "audio/midi", "audio/mp3", "audio/wave", "audio/wav", "audio/x-wav", "audio/x-mpeg", "audio/x-m4a",
        "audio/aac",
        "application/pdf", "application/x-pdf",
    ];

    public static void Set(RequestContext request, StoredFile file, string key, string name)
    {
        var headers = request.Http.Response.Headers;
        if (headers.ContentDisposition.Count == 0)
        {
            var isInline = !Cast.ToBool(request.Query("download")) && Inline.Contains(file.ContentType);
            headers.ContentDisposition = Disposition.Of(isInline, name);
        }

        if (headers.ContentType.Count == 0) headers.ContentType = TypeByExtension(Path.GetExtension(key)) ?? TypeOf(file);
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Sandbox;
        if (headers.CacheControl.Count == 0) headers.CacheControl = Caching;
    }

    /// <summary>Types that other programs have stored may hold what no header can.</summary>
    private static string TypeOf(StoredFile file)
    {
        if (file.ContentType == ContentTypes.Id3Tag) return "audio/mpeg";
        return file.ContentType.AsSpan().ContainsAnyExceptInRange(' ', '~') ? ContentTypes.Unknown : file.ContentType;
    }

    private static string? TypeByExtension(string extension) => extension switch
    {
        ".svg" => "image/svg+xml",
        ".css" => "text/css",
        ".js" or ".mjs" => "text/javascript",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => null,
    };
}
