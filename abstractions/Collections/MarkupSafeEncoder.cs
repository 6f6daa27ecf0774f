using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Holdall.Collections;

/// <summary>
/// Escapes in JSON what must be escaped, and <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, U+2028 and U+2029, so that JSON can stand inside a page; nothing
/// else, so that text stays readable (spec 07, section 1.5).
/// </summary>
public sealed class MarkupSafeEncoder : JavaScriptEncoder
{
    /// <summary>The only instance.</summary>
    public static readonly MarkupSafeEncoder Instance = new();

    private static readonly SearchValues<char> PlainAsciiChars = SearchValues.Create(
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007f");

    private static readonly SearchValues<byte> PlainAscii = SearchValues.Create(
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007f"u8);

    private MarkupSafeEncoder() { }

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is < 0x20 or '"' or '\\' or '<' or '>' or '&' or 0x2028 or 0x2029 || unicodeScalar is >= 0xD800 and <= 0xDFFF;

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        var start = 0;
        while (true)
        {
            var ascii = span[start..].IndexOfAnyExcept(PlainAsciiChars);
            if (ascii < 0) return -1;
            start += ascii;
            if (span[start] < 0x80) return start;
            if (Rune.DecodeFromUtf16(span[start..], out var rune, out var length) != OperationStatus.Done || WillEncode(rune.Value)) return start;
            start += length;
        }
    }

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var start = 0;
        while (true)
        {
            var ascii = utf8Text[start..].IndexOfAnyExcept(PlainAscii);
            if (ascii < 0) return -1;
            start += ascii;
            if (utf8Text[start] < 0x80) return start;
            if (Rune.DecodeFromUtf8(utf8Text[start..], out var rune, out var length) != OperationStatus.Done || WillEncode(rune.Value)) return start;
            start += length;
        }
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = 0;
        if (!WillEncode(unicodeScalar)) return Rune.TryCreate(unicodeScalar, out var rune) && rune.TryEncodeToUtf16(target, out numberOfCharactersWritten);
        var pair = unicodeScalar switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => '\0' };
        if (pair != '\0')
        {
            if (target.Length < 2) return false;
            target[0] = '\\';
            target[1] = pair;
            numberOfCharactersWritten = 2;
            return true;
        }

        return target.Length >= 6 && target.TryWrite($"\\u{unicodeScalar:x4}", out numberOfCharactersWritten);
    }
}
