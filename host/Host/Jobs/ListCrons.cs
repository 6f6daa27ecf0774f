using Holdall.Http;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Lists the jobs: those of the application by id, then the system's in the order of registration.</summary>
internal sealed class ListCrons(IJobs jobs)
{
    private const string SystemPrefix = "__pb";

    public Task RunAsync(RequestContext request)
    {
        var list = jobs.Crons
            .OrderBy(IsOfSystem)
            .ThenBy(cron => IsOfSystem(cron) ? "" : cron.Id, StringComparer.Ordinal)
            .ToList();
        return request.JsonAsync(StatusCodes.Status200OK, list, static (json, crons) =>
        {
            json.WriteStartArray();
            foreach (var cron in crons)
            {
                json.WriteStartObject();
                json.WriteString("id", cron.Id);
                json.WriteString("expression", cron.Expression);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static bool IsOfSystem(CronJob cron) => cron.Id.StartsWith(SystemPrefix, StringComparison.Ordinal);
}
