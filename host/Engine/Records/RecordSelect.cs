using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Records;

/// <summary>The SELECT statements of a query on the records of a collection.</summary>
internal sealed class RecordSelect(FilterQuery query)
{
    public RecordTable Table => query.Sql.Table;

    /// <summary>A page of rows, bound and ready to step through; a limit of -1 gives all.</summary>
    public Statement Page(DbSession session, long limit, long offset)
    {
        var rows = session.Prepare(query.Sql.Page);
        query.Bind(rows);
        rows.Bind(query.Parameters.Count + 1, limit);
        rows.Bind(query.Parameters.Count + 2, offset);
        return rows;
    }

    /// <summary>The row with this id if it satisfies the query, bound and ready to step to.</summary>
    public Statement One(DbSession session, string id)
    {
        var row = session.Prepare(query.Sql.One);
        query.Bind(row);
        row.Bind(query.Parameters.Count + 1, id);
        return row;
    }

    /// <summary>The records with these ids that satisfy the query.</summary>
    public List<Record> Many(DbSession session, IReadOnlyCollection<string> ids)
    {
        var records = new List<Record>(ids.Count);
        if (ids.Count == 0) return records;
        using var rows = session.Prepare(query.Sql.Many(session.Dialect));
        query.Bind(rows);
        rows.Bind(query.Parameters.Count + 1, Cast.Serialize(ids));
        while (rows.Step()) records.Add(Table.Read(rows));
        return records;
    }

    /// <summary>Number of records that satisfy the query.</summary>
    public long Count(DbSession session)
    {
        var key = query.Sql.DependsOnTime ? null : CountKey.Of(query.Sql.Count, query.Parameters);
        if (key is not null && session.FindCount(key) is { } known) return known;
        using var count = session.Prepare(query.Sql.Count);
        query.Bind(count);
        count.Step();
        var total = count.Int64(0);
        if (key is not null) session.KeepCount(key, total);
        return total;
    }
}
