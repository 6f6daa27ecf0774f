using Holdall.Http;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Makes a job run now; answers as soon as it is in the queue.</summary>
internal sealed class RunCron(IJobs jobs)
{
    public async Task RunAsync(RequestContext request)
    {
        if (!await jobs.RunCronAsync(request.Route("id"), request.Aborted)) throw ApiException.NotFound("Missing or invalid cron job.");
        await request.NoContentAsync();
    }
}
