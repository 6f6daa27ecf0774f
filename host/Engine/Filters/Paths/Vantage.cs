using Holdall.Collections;
using Holdall.Engine.Filters.Sql;

namespace Holdall.Engine.Filters.Paths;

/// <summary>Where the names of an expression start, and what they may reach.</summary>
internal sealed class Vantage
{
    /// <summary>The collection whose fields plain names are.</summary>
    public required Collection Collection { get; init; }

    /// <summary>The name of its table in the SQL, quoted.</summary>
    public required string Alias { get; init; }

    /// <summary>The joined row that is looked at; null for the base of the query.</summary>
    public Join? Row { get; init; }

    /// <summary>Whether hidden fields and collections without a list rule are open.</summary>
    public required bool FullAccess { get; init; }

    /// <summary>Whether a record does not exist yet, so that nothing can refer to it.</summary>
    public bool IsNewRecord { get; init; }

    /// <summary>Paths with the same owner share joins.</summary>
    public required object Owner { get; init; }

    /// <summary>The fresh joins of a sub-query that walks all values once more; null for the query itself.</summary>
    public JoinList? Fresh { get; init; }

    /// <summary>The same place with fresh joins, in so far as they multiply rows: what gives one row only is shared with the query.</summary>
    public Vantage WithFreshJoins() => new()
    {
        Collection = Collection,
        Alias = Alias,
        Row = Row,
        FullAccess = FullAccess,
        IsNewRecord = IsNewRecord,
        Owner = Owner,
        Fresh = new JoinList(),
    };

    /// <summary>Where a join belongs.</summary>
    public JoinList ListFor(QueryState query, Join? parent, bool isMany) =>
        Fresh is not null && (isMany || Fresh.Contains(parent)) ? Fresh : query.Joins;
}
