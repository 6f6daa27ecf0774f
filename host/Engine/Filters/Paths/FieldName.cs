using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Paths;

/// <summary>What is asked of a field instead of its value.</summary>
internal enum Modifier
{
    None,
    IsSet,
    Changed,
    Length,
    Each,
    Lower,
}

/// <summary>The last part of a path: a field and a modifier.</summary>
internal readonly record struct FieldName(string Name, Modifier Modifier)
{
    /// <summary>Takes a part apart. One with several colons is a name as a whole, which no field has.</summary>
    /// <exception cref="FilterException">There is no such modifier.</exception>
    public static FieldName Parse(string part)
    {
        var colon = part.IndexOf(':');
        if (colon < 0 || part.LastIndexOf(':') != colon) return new FieldName(part, Modifier.None);
        var modifier = part.AsSpan(colon + 1) switch
        {
            "isset" => Modifier.IsSet,
            "changed" => Modifier.Changed,
            "length" => Modifier.Length,
            "each" => Modifier.Each,
            "lower" => Modifier.Lower,
            _ => throw new FilterException($"unknown modifier in \"{part}\""),
        };
        return new FieldName(part[..colon], modifier);
    }
}
