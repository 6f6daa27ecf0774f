namespace Holdall.Engine.Fields.Patterns;

/// <summary>Parses RE2 syntax, as Go reads it.</summary>
internal sealed class PatternParser(string text)
{
    private const int MaxGroupDepth = 999;

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

    /// <summary>Repetition belongs to the part before it, whatever wrote that: <c>\Qab\E*</c> and <c>ab(?i)*</c> repeat the b.</summary>
    private PatternNode Sequence()
    {
        var items = new List<PatternNode>();
        int? repetition = null;
        while (!_reader.AtEnd && _reader.Current is not ('|' or ')'))
        {
            var start = _reader.Position;
            if (Repetition.TryTake(_reader, out var count))
            {
                if (repetition is { } first) throw new PatternException("invalid nested repetition operator", _reader.Since(first));
                Repeat(items, count, start);
                repetition = start;
                continue;
            }

            repetition = null;
            AddAtom(items);
        }

        return items.Count switch { 0 => new PatternNode.Empty(), 1 => items[0], _ => new PatternNode.Concat(items) };
    }

    private void Repeat(List<PatternNode> items, Repetition count, int start)
    {
        if (items.Count == 0) throw new PatternException("missing argument to repetition operator", _reader.Since(start));
        var repeat = new PatternNode.Repeat(items[^1], count.Min, count.Max, count.IsLazy != _flags.Ungreedy);
        if (!Repetition.IsAllowed(repeat)) throw new PatternException("invalid repeat count", _reader.Since(start));
        items[^1] = repeat;
    }

    private void AddAtom(List<PatternNode> items)
    {
        switch (_reader.Current)
        {
            case '(':
                if (Group() is { } group) items.Add(group);
                break;
            case '\\' when _reader.StartsWith("\\Q"):
                AddQuoted(items);
                break;
            case '\\':
                items.Add(Escape());
                break;
            case '[':
                items.Add(new PatternNode.Class(new ClassParser(_reader, _flags.IgnoreCase).Parse()));
                break;
            case var c and ('.' or '^' or '$'):
                _reader.Skip(1);
                items.Add(Sign(c));
                break;
            default:
                items.Add(Literal(_reader.TakeRune()));
                break;
        }
    }

    private PatternNode Sign(char sign) => sign switch
    {
        '.' => new PatternNode.Any(_flags.DotMatchesNewline),
        '^' => new PatternNode.Anchor(_flags.MultiLine ? AnchorKind.BeginLine : AnchorKind.BeginText),
        _ => new PatternNode.Anchor(_flags.MultiLine ? AnchorKind.EndLine : AnchorKind.EndText),
    };

    private PatternNode.Literal Literal(int rune) => new(rune, _flags.IgnoreCase);

    /// <summary>The content of a group; none for flags that only change what follows.</summary>
    private PatternNode? Group()
    {
        var outer = _flags;
        if (!GroupHead.Take(_reader, ref _flags)) return null;
        if (++_depth > MaxGroupDepth) throw new PatternException("expression nests too deeply", text);
        var node = Alternation();
        if (!_reader.TryTake(')')) throw new PatternException("missing closing )", text);
        _flags = outer;
        _depth--;
        return node;
    }

    private PatternNode Escape()
    {
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
            return new PatternNode.Anchor(kind);
        }

        return ClassEscape.TryTake(_reader, _flags.IgnoreCase, out var ranges) ? new PatternNode.Class(ranges) : Literal(_reader.TakeEscape());
    }

    private void AddQuoted(List<PatternNode> items)
    {
        _reader.Skip(2);
        while (!_reader.AtEnd && !_reader.StartsWith("\\E")) items.Add(Literal(_reader.TakeRune()));
        _reader.Skip(2);
    }
}
