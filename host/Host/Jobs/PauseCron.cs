using Holdall.Http;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Stops the clock of a job, or lets it go on.</summary>
internal sealed class PauseCron(IJobs jobs)
{
    public async Task RunAsync(RequestContext request, bool isPaused)
    {
        if (!await jobs.PauseCronAsync(request.Route("id"), isPaused, request.Aborted)) throw ApiException.NotFound("Missing or invalid cron job.");
        await request.NoContentAsync();
    }
}
