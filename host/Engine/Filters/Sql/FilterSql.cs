using Holdall.Collections;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Schema.Tables;
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
    private string? _test;
    private string? _testGiven;
    private string? _page;
    private string? _one;
    private string? _many;
    private string? _count;

    public RecordTable Table { get; } = RecordTable.Of(collection);

    public Collection Collection => Table.Collection;

    public string Joins { get; } = joins;

    public string Where { get; } = where;

    public string OrderBy { get; } = orderBy;

    /// <summary>Whether its result may change by itself as time goes on.</summary>
    public bool DependsOnTime { get; init; }

    public int ParameterCount => parameters.Count;

    /// <summary>The statement of a page; its limit and offset are parameters more.</summary>
    public string Page => _page ??=
        $"SELECT {Table.ColumnList} FROM {Table.Name}{Joins}{Condition}{(OrderBy.Length == 0 ? "" : " ORDER BY " + OrderBy)} LIMIT ?{Next} OFFSET ?{Next + 1}";

    /// <summary>The statement of one record; its id is one parameter more.</summary>
    public string One => _one ??= $"SELECT {Table.ColumnList} FROM {Table.Name}{Joins} WHERE {Table.Name}.`id` = ?{Next}{AndCondition} LIMIT 1";

    /// <summary>The statement that counts.</summary>
    public string Count => _count ??= $"SELECT COUNT(*) FROM {Table.Name}{Joins}{Condition}";

    private int Next => ParameterCount + 1;

    private string Condition => Where.Length == 0 ? "" : " WHERE " + Where;

    private string AndCondition => Where.Length == 0 ? "" : $" AND ({Where})";

    /// <summary>The statement of several records; a list of their ids as JSON is one parameter more.</summary>
    public string Many(SqlDialect dialect) => _many ??=
        $"SELECT {Table.ColumnList} FROM {Table.Name}{Joins} WHERE {dialect.IsItemOfParameter($"{Table.Name}.`id`", dialect.Parameter(Next))}{AndCondition}";

    /// <summary>A statement that tells whether a record qualifies; its id is one parameter more.</summary>
    public string Test(SqlDialect dialect)
    {
        if (_test is not null) return _test;
        var and = Where.Length == 0 ? "" : " AND " + Where;
        return _test = $"SELECT 1 FROM {Table.Name}{Joins} WHERE {Table.Name}.`id` = {dialect.Parameter(Next)}{and} LIMIT 1";
    }

    /// <summary>The same for a record whose values are the parameters that follow.</summary>
    public string TestGiven(SqlDialect dialect) => _testGiven ??=
        $"{GivenRecordTable.Write(dialect, Collection, ParameterCount + 1)}SELECT 1 FROM {GivenRecordTable.Name}{Joins} WHERE {Where} LIMIT 1";

    /// <summary>The query of one request.</summary>
    public FilterQuery For(RequestInfo request, TimeProvider time) => new(this, LateValue.Resolve(parameters, request, time));
}
