using Holdall.Collections;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Filters.Sql;

/// <summary>What rules, filters and sorting add to a SELECT, with the values of one request.</summary>
/// <param name="Sql">The SQL.</param>
/// <param name="Parameters">Values for <see cref="Statement.BindValue"/>.</param>
internal sealed record FilterQuery(FilterSql Sql, IReadOnlyList<object?> Parameters)
{
    public Collection Collection => Sql.Collection;

    public string Joins => Sql.Joins;

    public string Where => Sql.Where;

    public string OrderBy => Sql.OrderBy;

    /// <summary>All records of a collection in their natural order.</summary>
    public static FilterQuery All(Collection collection) => new(FilterSql.All(collection), []);

    public void Bind(Statement statement)
    {
        for (var i = 0; i < Parameters.Count; i++) statement.BindValue(i + 1, Parameters[i]);
    }
}
