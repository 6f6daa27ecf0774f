using Holdall.Engine.Storage;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Logs;

/// <summary>GET /api/logs/{id}: one entry.</summary>
internal sealed class ViewLog(Databases databases)
{
    private const string Sql = $"SELECT {LogTable.Columns} FROM {LogTable.Name} WHERE `id` = ?1";

    public Task RunAsync(RequestContext request)
    {
        using var read = databases.Auxiliary.Read();
        using var row = read.Session.Prepare(Sql);
        row.Bind(1, request.Route("id"));
        return row.Step() ? request.JsonAsync(StatusCodes.Status200OK, row, LogTable.WriteRow) : throw ApiException.NotFound();
    }
}
