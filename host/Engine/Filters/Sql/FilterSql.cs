using System.Runtime.CompilerServices;
using Holdall.Collections;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Filters.Sql;

/// <summary>
/// The parts of a SELECT on the table of a collection that rules, filters and sorting add, made once for as long as no collection changes. Parameters are
/// numbered from <c>?1</c> in the order of <paramref name="parameters"/>; whoever adds further ones goes on counting.
/// </summary>
/// <param name="collection">The base collection; its columns are addressed with the quoted table name as qualifier.</param>
/// <param name="joins">Join clauses with a leading space, or empty. They give one row for one record.</param>
/// <param name="where">Condition without <c>WHERE</c>, or empty when all rows qualify.</param>
/// <param name="orderBy">Terms without <c>ORDER BY</c>, or empty.</param>
/// <param name="parameters">Values, some of them <see cref="LateValue"/>.</param>
internal sealed class FilterSql(Collection collection, string joins, string where, string orderBy, IReadOnlyList<object?> parameters)
{
    private static readonly ConditionalWeakTable<Collection, FilterSql> Unfiltered = [];

    private string? _test;
    private string? _testNew;

    public Collection Collection { get; } = collection;

    public string Joins { get; } = joins;

    public string Where { get; } = where;

    public string OrderBy { get; } = orderBy;

    public int ParameterCount => parameters.Count;

    /// <summary>All records of a collection in their natural order.</summary>
    public static FilterSql All(Collection collection) => Unfiltered.GetValue(collection, static c => new FilterSql(c, "", "", "", []));

    /// <summary>A statement that tells whether a record qualifies; its id is one parameter more.</summary>
    public string Test(SqlDialect dialect)
    {
        if (_test is not null) return _test;
        var table = SqlName.Quote(Collection.Name);
        var and = Where.Length == 0 ? "" : " AND " + Where;
        return _test = $"SELECT 1 FROM {table}{Joins} WHERE {table}.`id` = {dialect.Parameter(ParameterCount + 1)}{and} LIMIT 1";
    }

    /// <summary>The same for a record that does not exist yet; its values are the parameters that follow.</summary>
    public string TestNew(SqlDialect dialect) => _testNew ??=
        $"{NewRecordTable.Write(dialect, Collection, ParameterCount + 1)}SELECT 1 FROM {NewRecordTable.Name}{Joins} WHERE {Where} LIMIT 1";

    /// <summary>The query of one request.</summary>
    public FilterQuery For(RequestInfo request, TimeProvider time) => new(this, LateValue.Resolve(parameters, request, time));
}
