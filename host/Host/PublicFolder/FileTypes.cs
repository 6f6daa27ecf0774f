using System.Text.Unicode;
using Microsoft.AspNetCore.StaticFiles;

namespace Holdall.Host.PublicFolder;

/// <summary>Content types of files: by extension, else by looking at the first bytes.</summary>
internal static class FileTypes
{
    private static readonly FileExtensionContentTypeProvider ByExtension = new();

    public static string Of(string path)
    {
        if (!ByExtension.TryGetContentType(path, out var type)) return IsText(path) ? "text/plain; charset=utf-8" : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    private static bool IsText(string path)
    {
        Span<byte> start = stackalloc byte[512];
        using var file = File.OpenRead(path);
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..count];
        if (start.ContainsAnyInRange((byte)0x00, (byte)0x08) || start.ContainsAnyInRange((byte)0x0e, (byte)0x1a)) return false;
        // The last character may be cut.
        for (var cut = 0; cut < 4 && cut <= count; cut++)
        {
            if (Utf8.IsValid(start[..(count - cut)])) return true;
        }

        return false;
    }
}
