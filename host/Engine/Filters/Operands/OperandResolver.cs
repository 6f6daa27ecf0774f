using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Operands;

/// <summary>What an operand of an expression means.</summary>
internal abstract class OperandResolver(QueryState query, FilterParameters placeholders)
{
    protected QueryState Query => query;

    protected FilterParameters FilterParameters => placeholders;

    /// <exception cref="FilterException">It means nothing.</exception>
    public Operand Resolve(OperandNode node) => node switch
    {
        NameNode name => Name(name),
        NumberNode number => Operand.Parameter(number.Value),
        TextNode text => Operand.Parameter(placeholders.Expand(text.Value)),
        PlaceholderNode placeholder => placeholders.Get(placeholder),
        CallNode call => Functions.Resolve(query, this, call),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>What a path leads to. Macros and literals are no paths.</summary>
    /// <exception cref="FilterException">It leads nowhere.</exception>
    public abstract Operand Path(NameNode name);

    /// <summary>Whether it is the name of a field, which comes before a literal of the same name.</summary>
    protected abstract bool IsField(string name);

    private Operand Name(NameNode name)
    {
        if (Macros.Find(name.Name) is { } value) return Operand.Parameter(value);
        return Literal(name.Name) is { } literal && !IsField(name.Name) ? literal : Path(name);
    }

    private static Operand? Literal(string name) => name.Length switch
    {
        4 when name.Equals("null", StringComparison.OrdinalIgnoreCase) => Operand.Null,
        4 when name.Equals("true", StringComparison.OrdinalIgnoreCase) => Operand.True,
        5 when name.Equals("false", StringComparison.OrdinalIgnoreCase) => Operand.False,
        _ => null,
    };
}
