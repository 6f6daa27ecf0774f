using System.Text;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>A place in the text of a pattern.</summary>
internal sealed class PatternReader(string text)
{
    public int Position { get; set; }

    public bool AtEnd => Position >= text.Length;

    public bool IsLast => Position == text.Length - 1;

    public char Current => text[Position];

    public char Peek(int ahead) => Position + ahead < text.Length ? text[Position + ahead] : '\0';

    public void Skip(int count) => Position += count;

    public bool TryTake(char c)
    {
        if (AtEnd || Current != c) return false;
        Position++;
        return true;
    }

    public bool StartsWith(string part) => string.CompareOrdinal(text, Position, part, 0, part.Length) == 0;

    public int IndexOf(string part, int ahead = 0) => text.IndexOf(part, Position + ahead, StringComparison.Ordinal);

    public string Since(int start) => text[start..Math.Min(Position, text.Length)];

    public string From(int start) => text[start..];

    public int TakeRune()
    {
        Rune.DecodeFromUtf16(text.AsSpan(Position), out var rune, out var length);
        Position += length;
        return rune.Value;
    }

    /// <summary>The character that an escape sequence stands for.</summary>
    public int TakeEscape()
    {
        var start = Position;
        Skip(1);
        if (AtEnd) throw new PatternException("trailing backslash at end of expression", "");
        var c = TakeRune();
        switch (c)
        {
            case 'a': return '\a';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'v': return '\v';
            case 'x': return TakeHex(start);
            case '0':
            case >= '1' and <= '7' when Peek(0) is >= '0' and <= '7':
                return TakeOctal(c - '0');
        }

        if (c < 0x80 && !char.IsAsciiLetterOrDigit((char)c)) return c;
        throw new PatternException("invalid escape sequence", Since(start));
    }

    /// <summary>Up to two more digits. A single one from 1 to 7 would be a back reference.</summary>
    private int TakeOctal(int value)
    {
        for (var i = 1; i < 3 && Peek(0) is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + Current - '0';
            Skip(1);
        }

        return value;
    }

    /// <summary>Two digits, or any number of them in braces.</summary>
    private int TakeHex(int start)
    {
        var isBraced = TryTake('{');
        var value = 0;
        for (var digits = 0; !AtEnd && value <= CharRanges.Last; digits++)
        {
            var c = TakeRune();
            if (c == '}' && isBraced && digits > 0) return value;
            if (c > 'f' || !char.IsAsciiHexDigit((char)c))
            {
                // Go looks at two digits together, so both are part of the fault.
                if (!isBraced && digits == 0 && !AtEnd) TakeRune();
                break;
            }

            value = (value * 16) + Convert.ToInt32(((char)c).ToString(), 16);
            if (!isBraced && digits == 1) return value;
        }

        throw new PatternException("invalid escape sequence", Since(start));
    }
}
