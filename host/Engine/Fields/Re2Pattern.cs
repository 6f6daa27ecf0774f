using System.Globalization;
using System.Text;

namespace Holdall.Engine.Fields;

/// <summary>
/// Rewrites a regular expression in RE2's syntax so that .NET finds the same: ASCII classes (<c>\d</c>, <c>\w</c>, <c>\s</c>, POSIX names), anchors
/// (<c>$</c> is the very end, <c>\z</c>), named groups <c>(?P&lt;n&gt;…)</c>, flags, <c>\pL</c>, <c>\x{…}</c>, <c>\Q…\E</c>, and characters beyond
/// the first plane, which are two units of a .NET text. Known difference: <c>\b</c> knows Unicode letters.
/// </summary>
internal sealed class Re2Pattern
{
    private readonly string _pattern;
    private readonly StringBuilder _out = new();
    private readonly Stack<(bool Multiline, bool AnyCharacter)> _outer = new();
    private int _at;
    private bool _multiline;
    private bool _anyCharacter;

    private Re2Pattern(string pattern) => _pattern = pattern;

    /// <summary>The pattern for .NET, or null if it is no valid pattern.</summary>
    public static string? Translate(string pattern)
    {
        try
        {
            var translation = new Re2Pattern(pattern);
            while (translation._at < pattern.Length) translation.Next();
            return translation._out.ToString();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private void Next()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '^': _out.Append(_multiline ? "(?m:^)" : @"\A"); break;
            case '$': _out.Append(_multiline ? "(?m:$)" : @"\z"); break;
            case '.': Re2Class.AppendDot(_out, _anyCharacter); break;
            case '[': Re2Class.Parse(_pattern, ref _at).AppendTo(_out); break;
            case '(': Open(); break;
            case ')': Close(); break;
            case '\\': Escape(); break;
            case '#' or ' ': _out.Append('\\').Append(c); break;
            case '{' when !IsRepetition(): _out.Append(@"\{"); break;
            default: Literal(c); break;
        }
    }

    private void Literal(char c)
    {
        if (char.IsHighSurrogate(c) && _at < _pattern.Length) _out.Append("(?:").Append(c).Append(_pattern[_at++]).Append(')');
        else _out.Append(c);
    }

    private bool IsRepetition()
    {
        var i = _at;
        while (i < _pattern.Length && (char.IsAsciiDigit(_pattern[i]) || _pattern[i] == ',')) i++;
        return i > _at && i < _pattern.Length && _pattern[i] == '}' && char.IsAsciiDigit(_pattern[_at]);
    }

    private void Close()
    {
        if (_outer.Count == 0) throw new FormatException();
        (_multiline, _anyCharacter) = _outer.Pop();
        _out.Append(')');
    }

    private void Open()
    {
        if (!Take("?"))
        {
            Enter("(");
            return;
        }

        if (Take("P<") || Take("<"))
        {
            // The names do not matter, and .NET has other rules for them.
            _at = _pattern.IndexOf('>', _at) is >= 0 and var end ? end + 1 : throw new FormatException();
            Enter("(");
            return;
        }

        Flags();
    }

    private void Enter(string text)
    {
        _outer.Push((_multiline, _anyCharacter));
        _out.Append(text);
    }

    /// <summary><c>(?i)</c> up to the end of the group, or <c>(?i:…)</c>. Only the letter case is left to .NET; U changes no match.</summary>
    private void Flags()
    {
        var before = (_multiline, _anyCharacter);
        bool? ignoreCase = null;
        var on = true;
        while (true)
        {
            var c = _at < _pattern.Length ? _pattern[_at++] : throw new FormatException();
            if (c is ')' or ':')
            {
                var flag = ignoreCase is { } ignore ? ignore ? "i" : "-i" : "";
                if (c == ':') _outer.Push(before);
                if (c == ':' || flag.Length > 0) _out.Append("(?").Append(flag).Append(c);
                return;
            }

            if (c == '-') on = on ? false : throw new FormatException();
            else if (c == 'i') ignoreCase = on;
            else if (c == 'm') _multiline = on;
            else if (c == 's') _anyCharacter = on;
            else if (c != 'U') throw new FormatException();
        }
    }

    private void Escape()
    {
        if (_at == _pattern.Length) throw new FormatException();
        switch (_pattern[_at])
        {
            case 'A' or 'z' or 'b' or 'B':
                _out.Append('\\').Append(_pattern[_at++]);
                break;
            case 'Q':
                Quoted();
                break;
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P':
                var set = new Re2Class();
                set.AddNamed(_pattern, ref _at);
                set.AppendTo(_out);
                break;
            default:
                Re2Class.AppendCharacter(_out, Re2Escape.Read(_pattern, ref _at));
                break;
        }
    }

    private void Quoted()
    {
        var end = _pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
        var text = end < 0 ? _pattern[(_at + 1)..] : _pattern[(_at + 1)..end];
        foreach (var rune in text.EnumerateRunes()) Re2Class.AppendCharacter(_out, rune.Value);
        _at = end < 0 ? _pattern.Length : end + 2;
    }

    private bool Take(string text)
    {
        if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }
}

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
