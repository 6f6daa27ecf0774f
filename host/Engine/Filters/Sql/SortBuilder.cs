using System.Text;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Sql;

/// <summary>The order that a client asks for.</summary>
internal sealed class SortBuilder(QueryState query, OperandResolver resolver, string table, bool isView)
{
    public const int MaxFields = 8;

    public const int MaxFieldBytes = 255;

    private readonly List<(Operand Operand, bool IsDescending)> _terms = [];

    /// <exception cref="FilterException">A field can't be sorted by.</exception>
    public void Add(string sort)
    {
        var fields = sort.Split(',');
        if (fields.Length > MaxFields) throw new FilterException($"max {MaxFields} sort fields allowed");
        foreach (var field in fields) AddField(field.Trim());
    }

    /// <summary>The terms in SQL. A path with several values sorts by the smallest or largest one that the caller may see.</summary>
    public string Build(IReadOnlyList<Condition> guards)
    {
        var sql = new StringBuilder();
        foreach (var (operand, isDescending) in _terms)
        {
            if (sql.Length > 0) sql.Append(", ");
            sql.Append(operand.Joins.Length == 0 ? operand.Sql(query) : Extreme(operand, isDescending, guards));
            if (isDescending) sql.Append(" DESC");
        }

        return sql.ToString();
    }

    private void AddField(string field)
    {
        if (Encoding.UTF8.GetByteCount(field) > MaxFieldBytes) throw new FilterException("sort field is too long");
        var isDescending = field.StartsWith('-');
        var name = isDescending || field.StartsWith('+') ? field[1..] : field;
        if (name == "@random") isDescending = false;
        _terms.Add((Resolve(name), isDescending));
    }

    private Operand Resolve(string name)
    {
        if (name == "@random") return Fixed(query.Dialect.Random);
        if (name == "@rowid") return isView ? throw Invalid(name) : Fixed(query.Dialect.RowId(table));
        var operand = resolver.Path(new NameNode(name));
        return operand.IsColumn ? operand : throw Invalid(name);
    }

    private string Extreme(Operand operand, bool isDescending, IReadOnlyList<Condition> guards)
    {
        var root = operand.Joins[0].Root;
        var conditions = new List<Condition>();
        foreach (var guard in guards)
        {
            var joins = new List<Join>();
            guard.CollectJoins(joins);
            if (joins.Count > 0 && joins.TrueForAll(join => join.Root == root)) conditions.Add(guard);
        }

        var from = FromClause.Build(query.Dialect, SemiJoins.Closure(query.Joins, conditions, operand.Joins), join => join == root);
        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions.ConvertAll(SemiJoins.Plain));
        return $"(SELECT {(isDescending ? "MAX" : "MIN")}({operand.Sql(query)}) FROM {from}{where})";
    }

    private static Operand Fixed(string sql) => Operand.Expression(sql, [], isMultiple: false, NullFallback.Auto, vanishes: false);

    private static FilterException Invalid(string name) => new($"invalid sort field \"{name}\"");
}
