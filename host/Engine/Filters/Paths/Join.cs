using Holdall.Collections;

namespace Holdall.Engine.Filters.Paths;

/// <summary>How a joined table came into a query.</summary>
internal enum JoinKind
{
    /// <summary>The records that a relation field refers to.</summary>
    Relation,

    /// <summary>The records that refer to one.</summary>
    BackRelation,

    /// <summary>The items of a field with several values.</summary>
    Items,

    /// <summary>All records of a collection.</summary>
    Collection,

    /// <summary>The caller's record.</summary>
    Auth,

    /// <summary>The records that a submitted relation refers to.</summary>
    BodyRelation,

    /// <summary>The submitted items of a field.</summary>
    BodyItems,
}

/// <summary>Identity of a join: operands whose paths have a common beginning share its joins, and so speak of the same row.</summary>
/// <param name="Owner">The vantage point whose paths may share it.</param>
/// <param name="Parent">The join it hangs on; null for the base.</param>
/// <param name="Kind">What is joined.</param>
/// <param name="Name">Of the field, back-relation or collection.</param>
internal readonly record struct JoinKey(object Owner, Join? Parent, JoinKind Kind, string Name);

/// <summary>A table that is joined (always a left join), so that a term can speak of its columns.</summary>
/// <param name="key">Identity.</param>
/// <param name="alias">Its name in the SQL.</param>
/// <param name="source">The table with the alias, by the alias.</param>
/// <param name="on">The condition, by the alias; null joins every row.</param>
/// <param name="isMany">Whether there may be several rows for one of its parent's.</param>
/// <param name="collection">The collection whose table it is, or null for items.</param>
internal sealed class Join(JoinKey key, string alias, Func<string, string> source, Func<string, string>? on, bool isMany, Collection? collection)
{
    private string? _source;
    private string? _on;

    public JoinKey Key { get; } = key;

    public Join? Parent => Key.Parent;

    public string Alias { get; } = alias;

    /// <summary>Written when first asked for, since values become parameters by it: a join that nothing reads must leave none behind.</summary>
    public string Source => _source ??= source(Alias);

    /// <summary>Written when first asked for, like <see cref="Source"/>.</summary>
    public string? On => _on ??= on?.Invoke(Alias);

    /// <summary>For a back-relation: the relation field of its rows, and the id it refers to, in SQL.</summary>
    public (string Field, string Id)? Link { get; init; }

    public Collection? Collection { get; } = collection;

    public bool IsMany { get; } = isMany;

    /// <summary>The first join on the way here, itself included, that may multiply rows; null when none does.</summary>
    public Join? Root => Parent?.Root ?? (IsMany ? this : null);
}
