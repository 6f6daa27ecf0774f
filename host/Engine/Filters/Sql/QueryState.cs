using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Filters.Sql;

/// <summary>What all parts of one query have in common while it is built.</summary>
internal sealed class QueryState(SchemaSnapshot schema, SqlDialect dialect, RequestInfo request)
{
    private readonly List<object?> _parameters = [];
    private int _aliases;

    public SchemaSnapshot Schema { get; } = schema;

    public SqlDialect Dialect { get; } = dialect;

    public RequestInfo Request { get; } = request;

    /// <summary>Whether the SQL is right for this request only, because it depends on what was sent.</summary>
    public bool IsForOneRequest { get; set; }

    /// <summary>Whether its result may change by itself as time goes on.</summary>
    public bool DependsOnTime { get; set; }

    /// <summary>
    /// Whether records come as their collection has them: SQLite forgets the order of a view that stands beside other tables in a query, so that those
    /// have to stand in sub-queries.
    /// </summary>
    public bool KeepsOrder { get; init; }

    /// <summary>Values, some of them <see cref="LateValue"/>.</summary>
    public IReadOnlyList<object?> Parameters => _parameters;

    /// <summary>Joins of the query itself, in contrast to those inside of sub-queries that test all values.</summary>
    public JoinList Joins { get; } = new();

    /// <summary>Joins of clients' filters that a list rule still has to be applied to.</summary>
    public List<Join> Unguarded { get; } = [];

    /// <summary>Makes the value a parameter.</summary>
    /// <returns>The SQL that stands for it.</returns>
    public string Bind(object? value)
    {
        _parameters.Add(value);
        return Dialect.Parameter(_parameters.Count);
    }

    /// <summary>A name for a joined table. No collection has a <c>$</c> in its name.</summary>
    public string NextAlias() => "j$" + (++_aliases).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
