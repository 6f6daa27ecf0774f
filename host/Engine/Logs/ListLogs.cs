using System.Text.Json;
using Holdall.Engine.Filters;
using Holdall.Engine.Rules;
using Holdall.Engine.Storage;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Logs;

/// <summary>GET /api/logs: a page of entries.</summary>
internal sealed class ListLogs(Databases databases, SqlDialect dialect, TimeProvider time)
{
    public Task HandleAsync(RequestContext context)
    {
        var paging = Paging.Read(context);
        return context.JsonAsync(StatusCodes.Status200OK, (Databases: databases, Paging: paging, Query: Query(context)), static (json, page) =>
        {
            using var read = page.Databases.Auxiliary.Read();
            Write(json, read.Session, page.Paging, page.Query);
        });
    }

    private FixedQuery Query(RequestContext context)
    {
        try
        {
            return LogTable.Filter(context.Query("filter"), context.Query("sort"), dialect, time);
        }
        catch (FilterException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    private static void Write(Utf8JsonWriter json, DbSession session, Paging paging, FixedQuery query)
    {
        var where = query.Where.Length > 0 ? " WHERE " + query.Where : "";
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        WriteItems(json, session, paging, query, where);
        json.WriteEndArray();
        var total = paging.SkipsTotal ? -1 : Count(session, query, where);
        json.WriteNumber("page"u8, paging.Page);
        json.WriteNumber("perPage"u8, paging.PerPage);
        json.WriteNumber("totalItems"u8, total);
        json.WriteNumber("totalPages"u8, total < 0 ? -1 : (total + paging.PerPage - 1) / paging.PerPage);
        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, DbSession session, Paging paging, FixedQuery query, string where)
    {
        var next = query.Parameters.Count + 1;
        var order = query.OrderBy.Length > 0 ? query.OrderBy : "rowid";
        using var rows = session.Prepare($"SELECT {LogTable.Columns} FROM {LogTable.Name}{where} ORDER BY {order} LIMIT ?{next} OFFSET ?{next + 1}");
        LogTable.Bind(rows, query);
        rows.Bind(next, paging.PerPage);
        rows.Bind(next + 1, paging.Offset);
        while (rows.Step()) LogTable.WriteRow(json, rows);
    }

    private static long Count(DbSession session, FixedQuery query, string where)
    {
        using var count = session.Prepare($"SELECT COUNT(*) FROM {LogTable.Name}{where}");
        LogTable.Bind(count, query);
        return count.Step() ? count.Int64(0) : 0;
    }
}
