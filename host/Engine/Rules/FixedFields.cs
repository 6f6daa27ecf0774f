using Holdall.Engine.Collections;
using Holdall.Engine.Filters;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Rules;

/// <summary>
/// Filter and order of a list that knows a few fields only, such as that of collections or logs (spec 03, section 13). A name with dots is a path in
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
        return new FixedQuery(where, order.Build([]), LateValue.Resolve(query.Parameters, RequestInfo.None, time));
    }

    private sealed class Operands(QueryState query, FixedFields owner) : OperandResolver(query, Placeholders.None)
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

/// <summary>The parts of a SELECT that a filter and an order add; see <see cref="FilterQuery"/>.</summary>
internal sealed record FixedQuery(string Where, string OrderBy, IReadOnlyList<object?> Parameters);
