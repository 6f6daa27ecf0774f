using System.Text;
using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Engine.Filters;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Rules;

/// <summary>
/// Makes the SQL of rules, filters and sorting for one query. They share joins: a rule and a filter that speak of the same relation speak of the same row.
/// </summary>
internal sealed class FilterBuilder
{
    private readonly Collection _collection;
    private readonly QueryState _query;
    private readonly string _table;
    private readonly bool _isNewRecord;
    private readonly object _owner = new();
    private readonly CompoundCondition _where = new(isAny: false);
    private readonly Guards _guards;
    private string _orderBy = "";

    public FilterBuilder(Collection collection, SchemaSnapshot schema, SqlDialect dialect, RequestInfo request, TimeProvider time)
        : this(collection, SqlName.Quote(collection.Name), isNewRecord: false, schema, dialect, request, time)
    {
    }

    /// <summary>A builder for a table of another name, such as that of a record which does not exist yet.</summary>
    public FilterBuilder(
        Collection collection, string table, bool isNewRecord, SchemaSnapshot schema, SqlDialect dialect, RequestInfo request, TimeProvider time)
    {
        _collection = collection;
        _table = table;
        _isNewRecord = isNewRecord;
        _query = new QueryState(schema, dialect, request, time);
        _guards = new Guards(_query);
    }

    /// <summary>Adds a rule, which may reach everything; an empty one adds nothing.</summary>
    /// <exception cref="FilterException">It is not valid.</exception>
    public FilterBuilder AddRule(string rule) => rule.Length == 0 ? this : Add(rule, fullAccess: true, Placeholders.None);

    /// <summary>Adds a filter; an empty one adds nothing.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="fullAccess">Whether it may use hidden fields, requests and collections without a list rule.</param>
    /// <param name="parameters">The values of placeholders.</param>
    /// <exception cref="FilterException">It is not valid, or reaches too far.</exception>
    public FilterBuilder AddFilter(string filter, bool fullAccess, IReadOnlyList<(string Name, object? Value)>? parameters = null) =>
        filter.Length == 0 ? this : Add(filter, fullAccess, parameters is null ? Placeholders.None : new Placeholders(parameters));

    /// <summary>Sets the order of a client; an empty text sets none.</summary>
    /// <exception cref="FilterException">It is not valid, or reaches too far.</exception>
    public FilterBuilder AddSort(string sort, bool fullAccess)
    {
        if (sort.Length == 0) return this;
        var terms = new SortBuilder(_query, ResolverFor(fullAccess, Placeholders.None), _table, _collection.IsView);
        terms.Add(sort);
        _guards.AddTo(_where);
        _orderBy = terms.Build(_guards.Conditions);
        return this;
    }

    public FilterQuery Build()
    {
        var where = _where.Parts.Count == 0 ? "" : SemiJoins.Write(_query.Dialect, _query.Joins, _where.Simplify());
        return new FilterQuery(_collection, Joins(), where, _orderBy, false, _query.Parameters);
    }

    private FilterBuilder Add(string expression, bool fullAccess, Placeholders placeholders)
    {
        var node = ParsedFilters.Shared.Get(expression);
        _where.Add(new ConditionBuilder(_query, ResolverFor(fullAccess, placeholders)).Build(node));
        _guards.AddTo(_where);
        return this;
    }

    private RecordOperands ResolverFor(bool fullAccess, Placeholders placeholders)
    {
        var vantage = new Vantage { Collection = _collection, Alias = _table, FullAccess = fullAccess, IsNewRecord = _isNewRecord, Owner = _owner };
        return new RecordOperands(_query, vantage, placeholders);
    }

    /// <summary>Joins that give one row for one record.</summary>
    private string Joins()
    {
        if (_query.Joins.Count == 0) return "";
        var sql = new StringBuilder();
        for (var i = 0; i < _query.Joins.Count; i++)
        {
            if (_query.Joins[i].Root is null) FromClause.Append(sql, _query.Joins[i]);
        }

        return sql.ToString();
    }
}
