namespace Holdall.Engine.Fields.Patterns;

/// <summary>A part of a parsed pattern.</summary>
internal abstract record PatternNode
{
    public sealed record Empty : PatternNode;

    public sealed record Literal(int Rune, bool IgnoresCase) : PatternNode;

    public sealed record Any(bool MatchesNewline) : PatternNode;

    /// <summary>Sorted ranges of code points, both ends included. Where case is ignored they hold the other cases too.</summary>
    public sealed record Class(IReadOnlyList<(int From, int To)> Ranges) : PatternNode;

    public sealed record Anchor(AnchorKind Kind) : PatternNode;

    public sealed record Concat(IReadOnlyList<PatternNode> Items) : PatternNode;

    public sealed record Alternate(IReadOnlyList<PatternNode> Branches) : PatternNode;

    public sealed record Repeat(PatternNode Item, int Min, int? Max, bool IsLazy) : PatternNode;
}

/// <summary>Places that match no character. The numbers are those that clients know from error messages.</summary>
internal enum AnchorKind
{
    BeginLine = 7,
    EndLine = 8,
    BeginText = 9,
    EndText = 10,
    WordBoundary = 11,
    NoWordBoundary = 12,
}

/// <summary>A pattern can't be parsed.</summary>
internal sealed class PatternException(string reason, string part) : Exception($"error parsing regexp: {reason}: `{part}`");
