namespace Holdall.Engine.Files;

/// <summary>Media types, told from content alone: neither the name of a file nor what a client says about it counts.</summary>
internal static class ContentTypes
{
    /// <summary>Number of bytes from the start of a file that decide.</summary>
    public const int HeadLength = 3072;

    /// <summary>The type of unknown content.</summary>
    public const string Unknown = "application/octet-stream";

    private const int PdfSearchLength = 64;

    /// <summary>
    /// The type of a tag that may stand before sound of several formats, with no sound behind it. It gives a file no extension and is not shown inline.
    /// </summary>
    internal const string Id3Tag = "audio/x-id3";

    /// <summary>The media type of content, with a charset for text, markup and the like.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, or all if there are fewer.</param>
    public static string Detect(ReadOnlySpan<byte> head)
    {
        if (head.Length > HeadLength) head = head[..HeadLength];
        if (head.IsEmpty) return "text/plain";
        return FileSignatures.Find(head) ?? BinaryTypes.Find(head) ?? ContainerTypes.Find(head) ?? LatePdf(head) ?? TextTypes.Find(head) ?? Unknown;
    }

    /// <summary>The usual extension of a type, with its dot; empty if there is none.</summary>
    public static string ExtensionOf(string type) => TypeNames.ExtensionOf(WithoutParameters(type));

    /// <summary>Whether two types are the same, parameters left aside and other names of one type taken as equal. There is no hierarchy.</summary>
    public static bool AreSame(string type, string accepted)
    {
        var a = WithoutParameters(type);
        var b = WithoutParameters(accepted);
        return a.Equals(b, StringComparison.OrdinalIgnoreCase) || TypeNames.AreAliases(a, b);
    }

    /// <summary>Readers of PDF look over some bytes before it.</summary>
    private static string? LatePdf(ReadOnlySpan<byte> head) =>
        head[..Math.Min(head.Length, PdfSearchLength)].IndexOf("%PDF-"u8) >= 0 ? "application/pdf" : null;

    private static ReadOnlySpan<char> WithoutParameters(ReadOnlySpan<char> type) => (type.IndexOf(';') is >= 0 and var end ? type[..end] : type).Trim();
}
