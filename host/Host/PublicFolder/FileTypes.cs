using System.Text.Unicode;
using Holdall.Engine.Files;
using Microsoft.AspNetCore.StaticFiles;

namespace Holdall.Host.PublicFolder;

/// <summary>Content types of files: by extension, else by looking at the first bytes.</summary>
internal static class FileTypes
{
    private const string Html = "text/html";

    private static readonly FileExtensionContentTypeProvider ByExtension = new();

    public static string Of(string path, FileStream content)
    {
        if (!HasName(path) || !ByExtension.TryGetContentType(path, out var type)) return Sniff(content);
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    /// <summary>A dot at the start hides a file; what is behind it is its name.</summary>
    private static bool HasName(ReadOnlySpan<char> path) => Path.GetFileNameWithoutExtension(path).Length > 0;

    /// <summary>Pages and XML are told apart from other text, which is shown as it is.</summary>
    private static string Sniff(FileStream content)
    {
        Span<byte> buffer = stackalloc byte[ContentTypes.HeadLength];
        ReadOnlySpan<byte> head = buffer[..content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        if (head.TrimStart(" \t\r\n\f"u8).StartsWith("<?xml"u8)) return "text/xml; charset=utf-8";
        var type = ContentTypes.Detect(head);
        if (type.StartsWith(Html, StringComparison.Ordinal)) return Html + "; charset=utf-8";
        return IsText(head) && type is not ("application/pdf" or "application/postscript") ? "text/plain; charset=utf-8" : type;
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start.ContainsAnyInRange((byte)0x00, (byte)0x08) || start.ContainsAnyInRange((byte)0x0e, (byte)0x1a)) return false;
        // The last character may be cut.
        for (var cut = 0; cut < 4 && cut <= start.Length; cut++)
        {
            if (Utf8.IsValid(start[..(start.Length - cut)])) return true;
        }

        return false;
    }
}
