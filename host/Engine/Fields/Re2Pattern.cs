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
    private readonly bool _pairs;
    private readonly StringBuilder _out = new();
    private readonly Stack<(bool Multiline, bool AnyCharacter)> _outer = new();
    private int _at;
    private bool _multiline;
    private bool _anyCharacter;

    private Re2Pattern(string pattern, bool pairs)
    {
        _pattern = pattern;
        _pairs = pairs;
    }

    /// <summary>The pattern for .NET, or null if it is no valid pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="pairs">Whether it is for texts with characters beyond the first plane. Without them the result is much simpler.</param>
    public static string? Translate(string pattern, bool pairs)
    {
        try
        {
            var translation = new Re2Pattern(pattern, pairs);
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
            case '.': SurrogatePairs.AppendDot(_out, _anyCharacter, _pairs); break;
            case '[': Re2Class.Parse(_pattern, ref _at, _pairs).AppendTo(_out); break;
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
                var set = new Re2Class(_pairs);
                set.AddNamed(_pattern, ref _at);
                set.AppendTo(_out);
                break;
            default:
                SurrogatePairs.AppendCharacter(_out, Re2Escape.Read(_pattern, ref _at));
                break;
        }
    }

    private void Quoted()
    {
        var end = _pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
        var text = end < 0 ? _pattern[(_at + 1)..] : _pattern[(_at + 1)..end];
        foreach (var rune in text.EnumerateRunes()) SurrogatePairs.AppendCharacter(_out, rune.Value);
        _at = end < 0 ? _pattern.Length : end + 2;
    }

    private bool Take(string text)
    {
        if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }
}
