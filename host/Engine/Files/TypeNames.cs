using System.Collections.Frozen;

namespace Holdall.Engine.Files;

/// <summary>The extensions of media types, and the other names by which types go.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, string> Extensions = new Dictionary<string, string>
    {
        ["text/plain"] = ".txt", ["text/html"] = ".html", ["text/xml"] = ".xml", ["text/csv"] = ".csv", ["text/tab-separated-values"] = ".tsv",
        ["text/rtf"] = ".rtf", ["text/vtt"] = ".vtt", ["text/vcard"] = ".vcf", ["text/calendar"] = ".ics", ["text/javascript"] = ".js",
        ["text/x-shellscript"] = ".sh", ["text/x-php"] = ".php", ["text/x-python"] = ".py", ["text/x-perl"] = ".pl", ["text/x-lua"] = ".lua",
        ["text/x-ruby"] = ".rb", ["application/json"] = ".json", ["application/x-ndjson"] = ".ndjson", ["image/svg+xml"] = ".svg",
        ["image/png"] = ".png", ["image/jpeg"] = ".jpg", ["image/gif"] = ".gif", ["image/webp"] = ".webp", ["image/x-icon"] = ".ico",
        ["image/bmp"] = ".bmp", ["image/tiff"] = ".tiff", ["image/avif"] = ".avif", ["image/heic"] = ".heic", ["image/heif"] = ".heif",
        ["image/jxl"] = ".jxl", ["image/jp2"] = ".jp2", ["image/x-icns"] = ".icns", ["image/vnd.adobe.photoshop"] = ".psd",
        ["audio/wav"] = ".wav", ["audio/mpeg"] = ".mp3", ["audio/flac"] = ".flac", ["audio/ogg"] = ".oga", ["audio/midi"] = ".midi",
        ["audio/aiff"] = ".aiff", ["audio/aac"] = ".aac", ["audio/amr"] = ".amr", ["audio/x-m4a"] = ".m4a",
        ["video/mp4"] = ".mp4", ["video/webm"] = ".webm", ["video/quicktime"] = ".mov", ["video/x-matroska"] = ".mkv", ["video/x-msvideo"] = ".avi",
        ["video/ogg"] = ".ogv", ["video/mpeg"] = ".mpeg", ["video/3gpp"] = ".3gp", ["video/x-m4v"] = ".m4v", ["video/x-flv"] = ".flv",
        ["application/pdf"] = ".pdf", ["application/zip"] = ".zip", ["application/gzip"] = ".gz", ["application/x-tar"] = ".tar",
        ["application/x-7z-compressed"] = ".7z", ["application/x-rar-compressed"] = ".rar", ["application/x-xz"] = ".xz",
        ["application/x-bzip2"] = ".bz2", ["application/zstd"] = ".zst", ["application/wasm"] = ".wasm", ["application/vnd.sqlite3"] = ".sqlite",
        ["application/ogg"] = ".ogg", ["application/postscript"] = ".ps", ["application/epub+zip"] = ".epub", ["application/java-archive"] = ".jar",
        ["application/vnd.android.package-archive"] = ".apk", ["application/vnd.microsoft.portable-executable"] = ".exe",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ".docx",
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = ".xlsx",
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = ".pptx",
        ["application/vnd.oasis.opendocument.text"] = ".odt", ["application/vnd.oasis.opendocument.spreadsheet"] = ".ods",
        ["application/vnd.oasis.opendocument.presentation"] = ".odp", ["application/vnd.oasis.opendocument.graphics"] = ".odg",
        ["font/ttf"] = ".ttf", ["font/otf"] = ".otf", ["font/woff"] = ".woff", ["font/woff2"] = ".woff2", ["model/gltf-binary"] = ".glb",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[][] Aliases =
    [
        ["application/zip", "application/x-zip", "application/x-zip-compressed"],
        ["application/gzip", "application/x-gzip", "application/x-gunzip", "application/gzipped", "application/gzip-compressed", "application/x-gzip-compressed", "gzip/document"],
        ["application/pdf", "application/x-pdf"],
        ["application/x-rar-compressed", "application/x-rar", "application/vnd.rar"],
        ["application/x-ole-storage", "application/x-cfb"],
        ["application/vnd.sqlite3", "application/x-sqlite3"],
        ["application/x-ndjson", "application/jsonl", "application/json-lines"],
        ["application/java-archive", "application/jar", "application/jar-archive", "application/x-java-archive"],
        ["application/ogg", "application/x-ogg"],
        ["text/xml", "application/xml"],
        ["text/rtf", "application/rtf"],
        ["text/javascript", "application/javascript", "application/x-javascript"],
        ["text/x-shellscript", "text/x-sh", "application/x-shellscript", "application/x-sh"],
        ["text/x-python", "text/x-script.python", "application/x-python"],
        ["image/x-icon", "image/vnd.microsoft.icon"],
        ["image/bmp", "image/x-bmp", "image/x-ms-bmp"],
        ["image/vnd.adobe.photoshop", "image/x-psd", "application/photoshop"],
        ["audio/wav", "audio/x-wav", "audio/vnd.wave", "audio/wave"],
        ["audio/mpeg", "audio/x-mpeg", "audio/mp3"],
        ["audio/aiff", "audio/x-aiff"],
        ["audio/midi", "audio/mid", "audio/sp-midi", "audio/x-mid", "audio/x-midi"],
        ["audio/amr", "audio/amr-nb"],
        ["video/x-msvideo", "video/avi", "video/msvideo"],
        ["video/webm", "audio/webm"],
        ["video/3gpp", "video/3gp", "audio/3gpp"],
        ["font/ttf", "font/sfnt", "application/x-font-ttf", "application/font-sfnt"],
    ];

    public static string ExtensionOf(string type) => Extensions.GetValueOrDefault(type, "");

    public static bool AreAliases(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        foreach (var names in Aliases)
        {
            if (Contains(names, a)) return Contains(names, b);
        }

        return false;
    }

    private static bool Contains(string[] names, ReadOnlySpan<char> name)
    {
        foreach (var item in names)
        {
            if (name.Equals(item, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
