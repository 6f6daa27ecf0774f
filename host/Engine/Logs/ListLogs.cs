using System.Text.Json;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Requests;
using Holdall.Engine.Storage;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Logs;

/// <summary>GET /api/logs: a page of entries.</summary>
internal sealed class ListLogs(Databases databases, SqlDialect dialect, TimeProvider time)
{
    public Task RunAsync(RequestContext request)
    {
        var paging = Paging.Read(request);
        return request.JsonAsync(StatusCodes.Status200OK, (Databases: databases, Paging: paging, Query: Query(request)), static (json, page) =>
        {
            using var read = page.Databases.Auxiliary.Read();
            Write(json, read.Session, page.Paging, page.Query);
        });
    }

    private FixedQuery Query(RequestContext request)
    {
        try
        {
            return LogTable.Filter(request.Query("filter"), request.Query("sort"), dialect, time);
        }
        catch (FilterException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    private static void Write(Utf8JsonWriter json, DbSession session, Paging paging, FixedQuery query)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        using (var rows = query.Page(session, LogTable.Columns, paging))
        {
            while (rows.Step()) LogTable.WriteRow(json, rows);
        }

        json.WriteEndArray();
        paging.WriteTotals(json, paging.SkipsTotal ? -1 : query.Count(session));
        json.WriteEndObject();
    }
}
