using Holdall.Collections;
using Holdall.Engine.Rules;
using Holdall.Engine.Storage;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>The SELECT statements of a query on the records of a collection.</summary>
internal sealed class RecordSelect(FilterQuery query)
{
    public RecordTable Table { get; } = RecordTable.Of(query.Collection);

    /// <summary>A page of rows, bound and ready to step through; a limit of -1 gives all.</summary>
    public Statement Page(DbSession session, long limit, long offset)
    {
        var next = query.Parameters.Count + 1;
        var distinct = query.IsDistinct ? "DISTINCT " : "";
        var order = query.OrderBy.Length == 0 ? "" : " ORDER BY " + query.OrderBy;
        var rows = session.Prepare($"SELECT {distinct}{Table.ColumnList} FROM {Table.Name}{query.Joins}{Condition}{order} LIMIT ?{next} OFFSET ?{next + 1}");
        Bind(rows);
        rows.Bind(next, limit);
        rows.Bind(next + 1, offset);
        return rows;
    }

    /// <summary>The row with this id if it satisfies the query, bound and ready to step to.</summary>
    public Statement One(DbSession session, string id)
    {
        var next = query.Parameters.Count + 1;
        var and = query.Where.Length == 0 ? "" : $" AND ({query.Where})";
        var row = session.Prepare($"SELECT {Table.ColumnList} FROM {Table.Name}{query.Joins} WHERE {Table.Name}.`id` = ?{next}{and} LIMIT 1");
        Bind(row);
        row.Bind(next, id);
        return row;
    }

    /// <summary>The records with these ids that satisfy the query.</summary>
    public List<Record> Many(DbSession session, SqlDialect dialect, IReadOnlyCollection<string> ids)
    {
        var records = new List<Record>(ids.Count);
        if (ids.Count == 0) return records;
        var next = query.Parameters.Count + 1;
        var distinct = query.IsDistinct ? "DISTINCT " : "";
        var and = query.Where.Length == 0 ? "" : $" AND ({query.Where})";
        using var rows = session.Prepare(
            $"SELECT {distinct}{Table.ColumnList} FROM {Table.Name}{query.Joins} WHERE {dialect.IsItemOfParameter($"{Table.Name}.`id`", dialect.Parameter(next))}{and}");
        Bind(rows);
        rows.Bind(next, Cast.Serialize(ids));
        while (rows.Step()) records.Add(Table.Read(rows));
        return records;
    }

    /// <summary>Number of records that satisfy the query.</summary>
    public long Count(DbSession session)
    {
        var what = query.IsDistinct ? $"DISTINCT {Table.Name}.{(query.Collection.IsView ? "`id`" : "_rowid_")}" : "*";
        var sql = $"SELECT COUNT({what}) FROM {Table.Name}{query.Joins}{Condition}";
        var key = CountKey.Of(sql, query.Parameters);
        if (key is not null && session.FindCount(key) is { } known) return known;
        using var count = session.Prepare(sql);
        Bind(count);
        count.Step();
        var total = count.Int64(0);
        if (key is not null) session.KeepCount(key, total);
        return total;
    }

    private string Condition => query.Where.Length == 0 ? "" : " WHERE " + query.Where;

    private void Bind(Statement statement)
    {
        for (var i = 0; i < query.Parameters.Count; i++) statement.BindValue(i + 1, query.Parameters[i]);
    }
}
