namespace Holdall.Engine.Filters.Syntax;

/// <summary>What two operands are asked for.</summary>
internal enum Comparator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Like,
    NotLike,
}

/// <summary>A comparator, and whether one of several values is enough (<c>?</c>).</summary>
internal readonly record struct Sign(Comparator Comparator, bool IsAny)
{
    private static readonly string[] Texts = ["=", "!=", ">", ">=", "<", "<=", "~", "!~"];

    /// <summary>Reads a whole run of sign characters.</summary>
    public static bool TryParse(ReadOnlySpan<char> run, out Sign sign)
    {
        var isAny = run is ['?', ..];
        Comparator? comparator = (isAny ? run[1..] : run) switch
        {
            "=" => Comparator.Equal,
            "!=" => Comparator.NotEqual,
            ">" => Comparator.Greater,
            ">=" => Comparator.GreaterOrEqual,
            "<" => Comparator.Less,
            "<=" => Comparator.LessOrEqual,
            "~" => Comparator.Like,
            "!~" => Comparator.NotLike,
            _ => null,
        };
        sign = new Sign(comparator.GetValueOrDefault(), isAny);
        return comparator is not null;
    }

    public override string ToString() => (IsAny ? "?" : "") + Texts[(int)Comparator];
}
