using System.Globalization;

namespace Holdall.Engine.Fields;

/// <summary>Escapes of one character.</summary>
internal static class Re2Escape
{
    /// <summary>Reads what stands behind a backslash and gives the code point.</summary>
    /// <exception cref="FormatException">It is no escape of a character.</exception>
    public static int Read(string pattern, ref int at)
    {
        var c = pattern[at++];
        switch (c)
        {
            case 'a': return 7;
            case 'f': return 12;
            case 'n': return 10;
            case 'r': return 13;
            case 't': return 9;
            case 'v': return 11;
            case 'x': return Hexadecimal(pattern, ref at);
            case >= '0' and <= '7': return Octal(c, pattern, ref at);
            default: return c < 0x80 && !char.IsAsciiLetterOrDigit(c) ? c : throw new FormatException();
        }
    }

    private static int Hexadecimal(string pattern, ref int at)
    {
        var length = 2;
        var start = at;
        if (at < pattern.Length && pattern[at] == '{')
        {
            start = at + 1;
            length = pattern.IndexOf('}', at) - start;
        }

        if (length <= 0 || start + length > pattern.Length) throw new FormatException();
        var valid = int.TryParse(pattern.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        at = start + length + (start > at ? 1 : 0);
        return valid && code is >= 0 and <= 0x10FFFF ? code : throw new FormatException();
    }

    /// <summary>Up to three digits. A single one from 1 to 7 would be a back reference.</summary>
    private static int Octal(char first, string pattern, ref int at)
    {
        var code = first - '0';
        var digits = 1;
        for (; digits < 3 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; digits++) code = code * 8 + pattern[at++] - '0';
        return first == '0' || digits > 1 ? code : throw new FormatException();
    }
}
