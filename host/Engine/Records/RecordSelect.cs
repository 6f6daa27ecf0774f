using System.Runtime.CompilerServices;
using Holdall.Collections;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Storage;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>The SELECT statements of a query on the records of a collection.</summary>
internal sealed class RecordSelect(FilterQuery query)
{
    private readonly Texts _texts = Texts.Of(query.Sql);

    public RecordTable Table => _texts.Table;

    /// <summary>A page of rows, bound and ready to step through; a limit of -1 gives all.</summary>
    public Statement Page(DbSession session, long limit, long offset)
    {
        var rows = session.Prepare(_texts.Page);
        query.Bind(rows);
        rows.Bind(query.Parameters.Count + 1, limit);
        rows.Bind(query.Parameters.Count + 2, offset);
        return rows;
    }

    /// <summary>The row with this id if it satisfies the query, bound and ready to step to.</summary>
    public Statement One(DbSession session, string id)
    {
        var row = session.Prepare(_texts.One);
        query.Bind(row);
        row.Bind(query.Parameters.Count + 1, id);
        return row;
    }

    /// <summary>The records with these ids that satisfy the query.</summary>
    public List<Record> Many(DbSession session, SqlDialect dialect, IReadOnlyCollection<string> ids)
    {
        var records = new List<Record>(ids.Count);
        if (ids.Count == 0) return records;
        using var rows = session.Prepare(_texts.Many(dialect));
        query.Bind(rows);
        rows.Bind(query.Parameters.Count + 1, Cast.Serialize(ids));
        while (rows.Step()) records.Add(Table.Read(rows));
        return records;
    }

    /// <summary>Number of records that satisfy the query.</summary>
    public long Count(DbSession session)
    {
        var key = CountKey.Of(_texts.Count, query.Parameters);
        if (key is not null && session.FindCount(key) is { } known) return known;
        using var count = session.Prepare(_texts.Count);
        query.Bind(count);
        count.Step();
        var total = count.Int64(0);
        if (key is not null) session.KeepCount(key, total);
        return total;
    }

    /// <summary>The statements of a query, each made when it is first needed and kept as long as the SQL that it is made from.</summary>
    private sealed class Texts(FilterSql sql)
    {
        private static readonly ConditionalWeakTable<FilterSql, Texts> Kept = [];

        private readonly int _next = sql.ParameterCount + 1;
        private string? _page;
        private string? _one;
        private string? _many;
        private string? _count;

        public RecordTable Table { get; } = RecordTable.Of(sql.Collection);

        public string Page => _page ??=
            $"SELECT {Table.ColumnList} FROM {Table.Name}{sql.Joins}{Condition}{(sql.OrderBy.Length == 0 ? "" : " ORDER BY " + sql.OrderBy)} LIMIT ?{_next} OFFSET ?{_next + 1}";

        public string One => _one ??= $"SELECT {Table.ColumnList} FROM {Table.Name}{sql.Joins} WHERE {Table.Name}.`id` = ?{_next}{AndCondition} LIMIT 1";

        public string Count => _count ??= $"SELECT COUNT(*) FROM {Table.Name}{sql.Joins}{Condition}";

        private string Condition => sql.Where.Length == 0 ? "" : " WHERE " + sql.Where;

        private string AndCondition => sql.Where.Length == 0 ? "" : $" AND ({sql.Where})";

        public static Texts Of(FilterSql sql) => Kept.GetValue(sql, static s => new Texts(s));

        public string Many(SqlDialect dialect) => _many ??=
            $"SELECT {Table.ColumnList} FROM {Table.Name}{sql.Joins} WHERE {dialect.IsItemOfParameter($"{Table.Name}.`id`", dialect.Parameter(_next))}{AndCondition}";
    }
}
