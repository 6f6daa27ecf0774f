using System.Globalization;
using System.Text;

namespace Holdall.Engine.Fields.Patterns;

/// <summary>Writes a pattern for .NET, which then finds it in a text spelled in the pattern's alphabet.</summary>
internal sealed class DotNetRegexWriter
{
    private readonly HashSet<IReadOnlyList<(int From, int To)>> _sets = [];
    private readonly Dictionary<PatternNode.Literal, IReadOnlyList<(int From, int To)>> _literals = [];
    private readonly StringBuilder _out = new();

    private DotNetRegexWriter(PatternNode pattern)
    {
        Collect(pattern);
        Alphabet = new Alphabet(_sets);
        Write(pattern);
    }

    private Alphabet Alphabet { get; }

    /// <exception cref="NotSupportedException">The pattern tells too many characters apart.</exception>
    public static string Write(PatternNode pattern, out Alphabet alphabet)
    {
        var writer = new DotNetRegexWriter(pattern);
        alphabet = writer.Alphabet;
        return writer._out.ToString();
    }

    private void Collect(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Literal literal:
                _sets.Add(SetOf(literal));
                break;
            case PatternNode.Class set:
                _sets.Add(set.Ranges);
                break;
            case PatternNode.Concat concat:
                foreach (var item in concat.Items) Collect(item);
                break;
            case PatternNode.Alternate alternate:
                foreach (var branch in alternate.Branches) Collect(branch);
                break;
            case PatternNode.Repeat repeat:
                Collect(repeat.Item);
                break;
        }
    }

    private void Write(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Literal literal:
                _out.Append(Alphabet.Write(SetOf(literal)));
                break;
            case PatternNode.Any any:
                _out.Append(any.MatchesNewline ? @"[\s\S]" : @"[^\n]");
                break;
            case PatternNode.Class set:
                _out.Append(Alphabet.Write(set.Ranges));
                break;
            case PatternNode.Anchor anchor:
                _out.Append(Sign(anchor.Kind));
                break;
            case PatternNode.Concat concat:
                foreach (var item in concat.Items) Write(item);
                break;
            case PatternNode.Alternate alternate:
                WriteBranches(alternate.Branches);
                break;
            case PatternNode.Repeat repeat:
                WriteBranches([repeat.Item]);
                WriteCount(repeat);
                break;
        }
    }

    private void WriteBranches(IReadOnlyList<PatternNode> branches)
    {
        _out.Append("(?:");
        for (var i = 0; i < branches.Count; i++)
        {
            if (i > 0) _out.Append('|');
            Write(branches[i]);
        }

        _out.Append(')');
    }

    private void WriteCount(PatternNode.Repeat repeat)
    {
        _out.Append(CultureInfo.InvariantCulture, $"{{{repeat.Min},{repeat.Max}}}");
        if (repeat.IsLazy) _out.Append('?');
    }

    private IReadOnlyList<(int From, int To)> SetOf(PatternNode.Literal literal)
    {
        if (_literals.TryGetValue(literal, out var known)) return known;
        return _literals[literal] = CharRanges.Change([(literal.Rune, literal.Rune)], literal.IgnoresCase, isNegated: false);
    }

    private static string Sign(AnchorKind kind) => kind switch
    {
        AnchorKind.BeginLine => "(?m:^)",
        AnchorKind.EndLine => "(?m:$)",
        AnchorKind.BeginText => @"\A",
        AnchorKind.EndText => @"\z",
        AnchorKind.WordBoundary => @"\b",
        _ => @"\B",
    };
}
