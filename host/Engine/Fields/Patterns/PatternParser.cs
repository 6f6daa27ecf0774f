using System.Globalization;
using System.Text;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Parses RE2 syntax.</summary>
internal sealed class PatternParser(string text)
{
    private const int MostRepeats = 1000;

    private readonly PatternReader _reader = new(text);
    private PatternFlags _flags;
    private int _depth;

    public PatternNode Parse()
    {
        var node = Alternation();
        if (!_reader.AtEnd) throw new PatternException("unexpected )", text);
        return node;
    }

    private PatternNode Alternation()
    {
        var branches = new List<PatternNode> { Sequence() };
        while (_reader.TryTake('|')) branches.Add(Sequence());
        return branches.Count == 1 ? branches[0] : new PatternNode.Alternate(branches);
    }

    private PatternNode Sequence()
    {
        var items = new List<PatternNode>();
        while (!_reader.AtEnd && _reader.Current is not ('|' or ')'))
        {
            var atom = Atom();
            if (atom is null) continue;
            items.AddRange(Repeated(atom));
        }

        return items.Count switch { 0 => new PatternNode.Empty(), 1 => items[0], _ => new PatternNode.Concat(items) };
    }

    /// <summary>The next part; none for flags that only change what follows.</summary>
    private List<PatternNode>? Atom()
    {
        var start = _reader.Position;
        switch (_reader.Current)
        {
            case '(':
                return Group() is { } group ? [group] : null;
            case '[':
                return [new PatternNode.Class(new ClassParser(_reader).Parse(), _flags.IgnoreCase)];
            case '.':
                _reader.Skip(1);
                return [new PatternNode.Any(_flags.DotMatchesNewline)];
            case '^':
                _reader.Skip(1);
                return [new PatternNode.Anchor(_flags.MultiLine ? AnchorKind.BeginLine : AnchorKind.BeginText)];
            case '$':
                _reader.Skip(1);
                return [new PatternNode.Anchor(_flags.MultiLine ? AnchorKind.EndLine : AnchorKind.EndText)];
            case '*' or '+' or '?':
                throw new PatternException("missing argument to repetition operator", Operator());
            case '{' when TryCount(out _, out _):
                throw new PatternException("missing argument to repetition operator", _reader.Since(start));
            case '\\':
                return Escape();
            default:
                return [new PatternNode.Literal(_reader.TakeRune(), _flags.IgnoreCase)];
        }
    }

    /// <summary>Repetition belongs to the last of the parts: <c>\Qab\E*</c> repeats the b.</summary>
    private List<PatternNode> Repeated(List<PatternNode> items)
    {
        if (_reader.AtEnd || items.Count == 0) return items;
        var start = _reader.Position;
        if (!TryRepetition(out var min, out var max)) return items;
        var isLazy = _reader.TryTake('?') != _flags.Ungreedy;
        var first = start;
        start = _reader.Position;
        if (!_reader.AtEnd && TryRepetition(out _, out _))
        {
            _reader.TryTake('?');
            throw new PatternException("invalid nested repetition operator", _reader.Since(first));
        }

        _reader.Position = start;
        items[^1] = new PatternNode.Repeat(items[^1], min, max, isLazy);
        return items;
    }

    private bool TryRepetition(out int min, out int? max)
    {
        (min, max) = _reader.Current switch { '*' => (0, null), '+' => (1, null), '?' => (0, 1), _ => (0, (int?)null) };
        if (_reader.Current is '{') return TryCount(out min, out max);
        if (_reader.Current is not ('*' or '+' or '?')) return false;
        _reader.Skip(1);
        return true;
    }

    /// <summary>A count such as <c>{2,5}</c>; anything else in braces is plain text.</summary>
    private bool TryCount(out int min, out int? max)
    {
        (min, max) = (0, null);
        var start = _reader.Position;
        var end = text.IndexOf('}', start);
        if (end < 0) return false;
        var parts = text[(start + 1)..end].Split(',');
        if (parts.Length > 2 || !TryNumber(parts[0], out min)) return false;
        if (parts.Length == 1) max = min;
        else if (parts[1].Length > 0)
        {
            if (!TryNumber(parts[1], out var most)) return false;
            max = most;
        }

        _reader.Position = end + 1;
        if (min > MostRepeats || max > MostRepeats || max < min) throw new PatternException("invalid repeat count", _reader.Since(start));
        return true;
    }

    private static bool TryNumber(string digits, out int number)
    {
        number = 0;
        if (digits.Length == 0 || (digits.Length > 1 && digits[0] == '0')) return false;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c)) return false;
        }

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)) number = MostRepeats + 1;
        return true;
    }

    private string Operator()
    {
        var start = _reader.Position;
        _reader.Skip(1);
        _reader.TryTake('?');
        return _reader.Since(start);
    }

    private PatternNode? Group()
    {
        var start = _reader.Position;
        var outer = _flags;
        if (++_depth > MostRepeats) throw new PatternException("expression nests too deeply", text);
        _reader.Skip(1);
        if (_reader.TryTake('?') && !GroupHead(start)) return null;
        var node = Alternation();
        if (!_reader.TryTake(')')) throw new PatternException("missing closing )", text);
        _flags = outer;
        _depth--;
        // A group keeps its content together, also when that is only one branch of an alternation outside.
        return node;
    }

    /// <summary>What stands behind <c>(?</c>; false when it only sets flags.</summary>
    private bool GroupHead(int start)
    {
        if (_reader.StartsWith("P<") || _reader.StartsWith("<"))
        {
            var end = text.IndexOf('>', _reader.Position);
            if (end < 0) throw new PatternException("invalid named capture", text[start..]);
            var name = text[(text.IndexOf('<', _reader.Position) + 1)..end];
            if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')) throw new PatternException("invalid named capture", text[start..(end + 1)]);
            _reader.Position = end + 1;
            return true;
        }

        var isOn = true;
        var hasFlag = false;
        while (!_reader.AtEnd)
        {
            var c = _reader.Current;
            _reader.Skip(1);
            if (c == ')' && (hasFlag || isOn))
            {
                _depth--;
                return false;
            }

            if (c == ':') return true;
            if (c == '-' && isOn) (isOn, hasFlag) = (false, false);
            else if (_flags.With(c, isOn) is { } flags) (_flags, hasFlag) = (flags, true);
            else break;
        }

        throw new PatternException(_reader.AtEnd && text[^1] != ')' ? "missing closing )" : "invalid or unsupported Perl syntax", _reader.AtEnd && text[^1] != ')' ? text : _reader.Since(start));
    }

    private List<PatternNode> Escape()
    {
        if (_reader.StartsWith("\\Q")) return Quoted();
        var anchor = _reader.Peek(1) switch
        {
            'A' => AnchorKind.BeginText,
            'z' => AnchorKind.EndText,
            'b' => AnchorKind.WordBoundary,
            'B' => AnchorKind.NoWordBoundary,
            _ => (AnchorKind?)null,
        };
        if (anchor is { } kind)
        {
            _reader.Skip(2);
            return [new PatternNode.Anchor(kind)];
        }

        return ClassParser.TryClassEscape(_reader, out var ranges)
            ? [new PatternNode.Class(ranges, _flags.IgnoreCase)]
            : [new PatternNode.Literal(_reader.TakeEscape(), _flags.IgnoreCase)];
    }

    private List<PatternNode> Quoted()
    {
        _reader.Skip(2);
        var end = text.IndexOf("\\E", _reader.Position, StringComparison.Ordinal);
        var quoted = text[_reader.Position..(end < 0 ? text.Length : end)];
        _reader.Position = end < 0 ? text.Length : end + 2;
        var items = new List<PatternNode>();
        foreach (var rune in quoted.EnumerateRunes()) items.Add(new PatternNode.Literal(rune.Value, _flags.IgnoreCase));
        return items;
    }
}

/// <summary>The flags that a pattern can set.</summary>
internal readonly record struct PatternFlags(bool IgnoreCase, bool MultiLine, bool DotMatchesNewline, bool Ungreedy)
{
    /// <summary>The flags with one of them set; null for an unknown letter.</summary>
    public PatternFlags? With(char flag, bool isOn) => flag switch
    {
        'i' => this with { IgnoreCase = isOn },
        'm' => this with { MultiLine = isOn },
        's' => this with { DotMatchesNewline = isOn },
        'U' => this with { Ungreedy = isOn },
        _ => null,
    };
}
