using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Holdall.Values;

/// <summary>Escapes in JSON what must be escaped. The framework's own encoders also escape emoji, which makes stored text hard to read and long.</summary>
internal sealed class PlainJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> PlainAsciiChars = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007f");

    private static readonly SearchValues<byte> PlainAscii = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007f"u8);

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\' or >= 0xD800 and <= 0xDFFF;

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
            if (Rune.DecodeFromUtf16(span[start..], out _, out var length) != OperationStatus.Done) return start;
            start += length;
        }
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var start = 0;
        while (true)
        {
            var ascii = utf8Text[start..].IndexOfAnyExcept(PlainAscii);
            if (ascii < 0) return -1;
            start += ascii;
            if (utf8Text[start] < 0x80) return start;
            if (Rune.DecodeFromUtf8(utf8Text[start..], out _, out var length) != OperationStatus.Done) return start;
            start += length;
        }
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = 0;
        if (!WillEncode(unicodeScalar)) return Rune.TryCreate(unicodeScalar, out var rune) && rune.TryEncodeToUtf16(target, out numberOfCharactersWritten);
        var pair = unicodeScalar switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => '\0' };
        if (pair == '\0') return target.Length >= 6 && target.TryWrite($"\\u{unicodeScalar:x4}", out numberOfCharactersWritten);
        if (target.Length < 2) return false;
        target[0] = '\\';
        target[1] = pair;
        numberOfCharactersWritten = 2;
        return true;
    }
}
