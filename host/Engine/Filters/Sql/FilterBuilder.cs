using System.Diagnostics.CodeAnalysis;
using System.Text;
using Holdall.Collections;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Filters.Sql;

/// <summary>
/// Makes the SQL of rules, filters and sorting for one query. They share joins: a rule and a filter that speak of the same relation speak of the same row.
/// </summary>
internal sealed class FilterBuilder(
    Collection collection, string table, bool isNewRecord, SchemaSnapshot schema, SqlDialect dialect, RequestInfo request, TimeProvider time)
{
    private QueryState? _query;
    private CompoundCondition? _where;
    private Guards? _guards;
    private string _orderBy = "";

    /// <summary>Whether the query is to find many records, and not to tell something of one.</summary>
    public bool FindsMany { get; init; }

    /// <summary>A builder for the table of a collection. The other constructor is for a record that does not exist yet.</summary>
    public FilterBuilder(Collection collection, SchemaSnapshot schema, SqlDialect dialect, RequestInfo request, TimeProvider time)
        : this(collection, SqlName.Quote(collection.Name), isNewRecord: false, schema, dialect, request, time)
    {
    }

    /// <summary>Adds a rule, which may reach everything; an empty one adds nothing.</summary>
    /// <exception cref="FilterException">It is not valid.</exception>
    public FilterBuilder AddRule(string rule) => rule.Length == 0 ? this : Add(rule, fullAccess: true, FilterParameters.None);

    /// <summary>Adds a filter; an empty one adds nothing.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="fullAccess">Whether it may use hidden fields and collections without a list rule.</param>
    /// <param name="parameters">The values of placeholders.</param>
    /// <exception cref="FilterException">It is not valid, or reaches too far.</exception>
    public FilterBuilder AddFilter(string filter, bool fullAccess, IReadOnlyList<(string Name, object? Value)>? parameters = null) =>
        filter.Length == 0 ? this : Add(filter, fullAccess, parameters is null ? FilterParameters.None : new FilterParameters(parameters));

    /// <summary>Sets the order of a client; an empty text sets none.</summary>
    /// <exception cref="FilterException">It is not valid, or reaches too far.</exception>
    public FilterBuilder AddSort(string sort, bool fullAccess)
    {
        if (sort.Length == 0) return this;
        Begin();
        var terms = new SortBuilder(_query, ResolverFor(fullAccess, FilterParameters.None), table, collection.IsView);
        terms.Add(sort);
        _guards.AddTo(_where);
        _orderBy = terms.Build(_guards.Conditions);
        return this;
    }

    /// <summary>Whether the SQL is as right for other requests of the same caller, or of records of the same collection.</summary>
    public bool IsReusable => _query is null || !_query.IsForOneRequest;

    public FilterQuery Build() => BuildSql().For(request, time);

    public FilterSql BuildSql()
    {
        if (_query is null) return new FilterSql(collection, "", "", "", []);
        var where = _where!.Parts.Count == 0 ? "" : SemiJoins.Write(dialect, _query.Joins, _where.Simplify(), FindsMany);
        return new FilterSql(collection, Joins(_query.Joins), where, _orderBy, _query.Parameters) { DependsOnTime = _query.DependsOnTime };
    }

    private FilterBuilder Add(string expression, bool fullAccess, FilterParameters placeholders)
    {
        var node = ParsedFilters.Get(expression);
        Begin();
        _where.Add(new ConditionBuilder(_query, ResolverFor(fullAccess, placeholders)).Build(node));
        _guards.AddTo(_where);
        return this;
    }

    /// <summary>An open rule alone needs none of this.</summary>
    [MemberNotNull(nameof(_query), nameof(_where), nameof(_guards))]
    private void Begin()
    {
        _query ??= new QueryState(schema, dialect, request) { KeepsOrder = FindsMany && IsOrdered(collection) };
        _where ??= new CompoundCondition(isAny: false);
        _guards ??= new Guards(_query);
    }

    private RecordOperands ResolverFor(bool fullAccess, FilterParameters placeholders)
    {
        var vantage = new Vantage { Collection = collection, Alias = table, FullAccess = fullAccess, IsNewRecord = isNewRecord, Owner = this };
        return new RecordOperands(_query!, vantage, placeholders);
    }

    /// <summary>Whether it may be a view with an order of its own: the words tell that it is none.</summary>
    private static bool IsOrdered(Collection collection) =>
        collection.IsView && collection.ViewQuery?.Contains("order", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Joins that give one row for one record.</summary>
    private static string Joins(JoinList joins)
    {
        if (joins.Count == 0) return "";
        var sql = new StringBuilder();
        for (var i = 0; i < joins.Count; i++)
        {
            if (joins[i].Root is null) FromClause.Append(sql, joins[i]);
        }

        return sql.ToString();
    }
}
