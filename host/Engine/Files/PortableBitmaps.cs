namespace Holdall.Engine.Files;

/// <summary>Pictures whose head is text: P, a digit, width and height.</summary>
internal static class PortableBitmaps
{
    public static string? Find(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != 'P') return null;
        return (char)text[1] switch
        {
            '1' or '4' when HasSize(text[2..]) => "image/x-portable-bitmap",
            '2' or '5' when HasSize(text[2..]) => "image/x-portable-graymap",
            '3' or '6' when HasSize(text[2..]) => "image/x-portable-pixmap",
            '7' when text[2..].StartsWith("\nWIDTH"u8) => "image/x-portable-arbitrarymap",
            _ => null,
        };
    }

    private static bool HasSize(ReadOnlySpan<byte> text) => TrySkipNumber(ref text) && TrySkipNumber(ref text);

    private static bool TrySkipNumber(ref ReadOnlySpan<byte> text)
    {
        var number = text.TrimStart(" \t\r\n"u8);
        if (number.Length == text.Length) return false;
        while (number.StartsWith("#"u8) && number.IndexOf((byte)'\n') is >= 0 and var end) number = number[(end + 1)..];
        var digits = number.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) digits = number.Length;
        text = number[digits..];
        return digits > 0;
    }
}
