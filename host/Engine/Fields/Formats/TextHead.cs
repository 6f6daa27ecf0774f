using System.Text;

namespace Holdall.Engine.Fields.Formats;

/// <summary>The start of a text that is limited in bytes.</summary>
internal static class TextHead
{
    private const int MaxBytesOfChar = 3;

    /// <summary>The text, or as much of it as the bytes allow in UTF-8, cut between characters.</summary>
    public static string Of(string text, int maxBytes)
    {
        if (text.Length <= maxBytes / MaxBytesOfChar || Encoding.UTF8.GetByteCount(text) <= maxBytes) return text;
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes) break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
