using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Requests;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Filters.Operands;

/// <summary>
/// Filter and order of a list that knows a few fields only, such as that of collections or logs. A name with dots is a path in
/// the JSON of a field. There are no relations, modifiers or requests.
/// </summary>
/// <param name="table">The table, quoted.</param>
/// <param name="fields">The plain fields.</param>
/// <param name="jsonFields">The fields whose content may be addressed by a path as well.</param>
/// <param name="dialect">The dialect.</param>
/// <param name="time">The clock of macros.</param>
internal sealed class FixedFields(string table, IReadOnlyList<string> fields, IReadOnlyList<string> jsonFields, SqlDialect dialect, TimeProvider time)
{
    /// <summary>The SQL of a filter and an order, either of which may be empty.</summary>
    /// <exception cref="FilterException">One of them is not valid.</exception>
    public FixedQuery Build(string filter, string sort)
    {
        var query = new QueryState(SchemaSnapshot.Empty, dialect, RequestInfo.None);
        var operands = new Operands(query, this);
        var where = filter.Length == 0 ? "" : SemiJoins.Plain(new ConditionBuilder(query, operands).Build(ParsedFilters.Get(filter)));
        var order = new SortBuilder(query, operands, table, isView: false);
        if (sort.Length > 0) order.Add(sort);
        return new FixedQuery(table, where, order.Build([]), LateValue.Resolve(query.Parameters, RequestInfo.None, time));
    }

    private sealed class Operands(QueryState query, FixedFields owner) : OperandResolver(query, FilterParameters.None)
    {
        public override Operand Path(NameNode name) => owner.Column(name);

        protected override bool IsField(string name) => false;
    }

    private Operand Column(NameNode name)
    {
        var path = name.Path;
        var isKnown = path.Length == 1 ? fields.Contains(path[0]) : jsonFields.Contains(path[0]) && PathShape.IsJsonPath(name);
        if (!isKnown) throw new FilterException($"unknown field \"{name.Name}\"");
        var column = table + "." + SqlName.Quote(path[0]);
        return path.Length == 1
            ? Operand.Column(column, null, isMultiple: false)
            : Operand.Column(dialect.JsonValue(column, path.AsSpan(1)), null, isMultiple: false, NullFallback.Disabled);
    }
}

/// <summary>What a filter and an order make of a SELECT; see <see cref="FilterQuery"/>.</summary>
internal sealed record FixedQuery(string Table, string Where, string OrderBy, IReadOnlyList<object?> Parameters)
{
    /// <summary>The condition with a leading space, or empty.</summary>
    public string Condition => Where.Length == 0 ? "" : " WHERE " + Where;

    /// <summary>A page of rows, bound and ready to step through; without an order in that of their creation.</summary>
    public Statement Page(DbSession session, string columns, Paging paging)
    {
        var next = Parameters.Count + 1;
        var order = OrderBy.Length == 0 ? session.Dialect.RowId() : OrderBy;
        var rows = session.Prepare($"SELECT {columns} FROM {Table}{Condition} ORDER BY {order} LIMIT ?{next} OFFSET ?{next + 1}");
        Bind(rows);
        rows.Bind(next, paging.PerPage);
        rows.Bind(next + 1, paging.Offset);
        return rows;
    }

    /// <summary>Number of rows.</summary>
    public long Count(DbSession session)
    {
        using var count = session.Prepare($"SELECT COUNT(*) FROM {Table}{Condition}");
        Bind(count);
        return count.Step() ? count.Int64(0) : 0;
    }

    public void Bind(Statement statement)
    {
        for (var i = 0; i < Parameters.Count; i++) statement.BindValue(i + 1, Parameters[i]);
    }
}
