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

    private static readonly SearchValues<char> EscapedChars = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\<>&\u2028\u2029");

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
        for (var i = 0; i < span.Length;)
        {
            var c = span[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 >= span.Length || !char.IsSurrogatePair(c, span[i + 1])) return i;
                i += 2;
                continue;
            }

            if (EscapedChars.Contains(c)) return i;
            i++;
        }

        return -1;
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
