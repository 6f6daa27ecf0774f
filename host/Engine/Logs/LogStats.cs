using System.Text.Json;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Syntax;
using Holdall.Engine.Storage;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Logs;

/// <summary>GET /api/logs/stats: number of entries by hour.</summary>
internal sealed class LogStats(Databases databases, SqlDialect dialect, TimeProvider time)
{
    public Task RunAsync(RequestContext request) =>
        request.JsonAsync(StatusCodes.Status200OK, (Databases: databases, Query: Query(request)), static (json, stats) =>
        {
            using var read = stats.Databases.Auxiliary.Read();
            Write(json, read.Session, stats.Query);
        });

    private FixedQuery Query(RequestContext request)
    {
        try
        {
            return LogTable.Filter(request.Query("filter"), null, dialect, time);
        }
        catch (FilterException e)
        {
            throw ApiException.BadRequest("Invalid filter format.", cause: e);
        }
    }

    private static void Write(Utf8JsonWriter json, DbSession session, FixedQuery query)
    {
        var hour = LogTable.Hour(session);
        using var rows = session.Prepare($"SELECT {hour}, COUNT(*) FROM {LogTable.Name}{query.Condition} GROUP BY {hour} ORDER BY {hour}");
        query.Bind(rows);
        json.WriteStartArray();
        while (rows.Step())
        {
            json.WriteStartObject();
            json.WriteString("date"u8, rows.IsNull(0) ? "" : rows.Text(0) + ".000Z");
            json.WriteNumber("total"u8, rows.Int64(1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
