namespace Holdall.Engine.Filters.Syntax;

/// <summary>A part of an expression that is true or false for a record.</summary>
internal abstract record FilterNode;

/// <summary>Two operands and what is asked of them.</summary>
internal sealed record FilterTerm(OperandNode Left, Sign Sign, OperandNode Right) : FilterNode;

/// <summary>
/// Terms in the order of the source. There is no tree for precedence: <c>&amp;&amp;</c> binds tighter than <c>||</c>, which whoever reads the chain has to
/// heed. The first link's join says nothing.
/// </summary>
internal sealed record FilterChain(IReadOnlyList<FilterLink> Links) : FilterNode;

/// <summary>A term or group of a chain, how it is joined with what stands before, and where it stands in the source.</summary>
internal readonly record struct FilterLink(bool IsOr, FilterNode Node, int Start, int End);

/// <summary>One side of a term.</summary>
internal abstract record OperandNode;

/// <summary>A field, a path, a macro or a literal such as <c>null</c>; what it is depends on the collection.</summary>
internal sealed record NameNode(string Name) : OperandNode
{
    /// <summary>The parts of the path.</summary>
    public string[] Path { get; } = Name.Split('.');
}

/// <summary>A number; always a double.</summary>
internal sealed record NumberNode(double Value) : OperandNode;

/// <summary>A quoted text, decoded.</summary>
internal sealed record TextNode(string Value) : OperandNode;

/// <summary>A placeholder such as <c>{:email}</c>, whose value comes with the query.</summary>
internal sealed record PlaceholderNode(string Name) : OperandNode;

/// <summary>A function call.</summary>
internal sealed record CallNode(string Name, IReadOnlyList<OperandNode> Arguments) : OperandNode;
