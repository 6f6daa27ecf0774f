using Holdall.Engine.Filters.Paths;

namespace Holdall.Engine.Filters.Sql;

/// <summary>Something that is true or not for a record together with its joined rows.</summary>
internal abstract class Condition
{
    /// <summary>Whether it speaks of rows that multiply records.</summary>
    public abstract bool UsesMany { get; }

    /// <summary>Adds the joins that multiply records and that it reads.</summary>
    public abstract void CollectJoins(List<Join> joins);

    /// <summary>Whether it can't be true when the row of a join is missing.</summary>
    public abstract bool Requires(Join root);
}

/// <summary>A condition in SQL.</summary>
internal sealed class TermCondition(string sql, Join[] joins, Join[] required) : Condition
{
    /// <summary>The column of a joined row that has to have a given value, if that is all there is to it.</summary>
    public (Join Row, string Column)? Lookup { get; init; }

    public string Sql { get; } = sql;

    public override bool UsesMany => joins.Length > 0;

    public override void CollectJoins(List<Join> into)
    {
        foreach (var join in joins)
        {
            if (!into.Contains(join)) into.Add(join);
        }
    }

    public override bool Requires(Join root)
    {
        foreach (var join in required)
        {
            if (join.Root == root) return true;
        }

        return false;
    }
}

/// <summary>All of them, or any of them.</summary>
internal sealed class CompoundCondition(bool isAny) : Condition
{
    private readonly List<Condition> _parts = [];

    public bool IsAny => isAny;

    public IReadOnlyList<Condition> Parts => _parts;

    public override bool UsesMany => _parts.Exists(static part => part.UsesMany);

    /// <summary>Adds a part; one of the same kind is taken apart.</summary>
    public void Add(Condition part)
    {
        if (part is CompoundCondition compound && compound.IsAny == isAny) _parts.AddRange(compound._parts);
        else _parts.Add(part);
    }

    /// <summary>Itself, or its only part.</summary>
    public Condition Simplify() => _parts.Count == 1 ? _parts[0] : this;

    public override void CollectJoins(List<Join> joins)
    {
        foreach (var part in _parts) part.CollectJoins(joins);
    }

    public override bool Requires(Join root) => isAny ? _parts.TrueForAll(part => part.Requires(root)) : _parts.Exists(part => part.Requires(root));
}
