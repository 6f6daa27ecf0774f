using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Logs;

/// <summary>DELETE /api/logs: deletes all entries.</summary>
internal sealed class EmptyLog(LogStore logs, Databases databases, BackgroundWork background)
{
    public async Task RunAsync(RequestContext request)
    {
        await logs.EmptyAsync(request.Aborted);
        // Nobody needs to wait for the space, nor to hear that it could not be freed: the log is empty, and later entries use it.
        background.Run("free the space of the log", () =>
        {
            new DatabaseUpkeep(databases).VacuumLogs();
            return Task.CompletedTask;
        });
        await request.NoContentAsync();
    }
}
