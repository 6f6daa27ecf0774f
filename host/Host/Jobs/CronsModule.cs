using Carter;
using Holdall.Http;
using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>The jobs on a clock, for superusers (spec 07, section 9.1).</summary>
internal sealed class CronsModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/crons", ListCrons.HandleAsync).RequireSuperuser();
        app.MapPost("/api/crons/{id}", RunCron.HandleAsync).RequireSuperuser();
    }
}

/// <summary>Lists the jobs: those of the application by id, then the system's in the order of registration.</summary>
internal static class ListCrons
{
    private const string SystemPrefix = "__pb";

    public static Task HandleAsync(RequestContext request, IJobs jobs)
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

/// <summary>Makes a job run now; answers as soon as it is in the queue.</summary>
internal static class RunCron
{
    public static async Task HandleAsync(RequestContext request, string id, IJobs jobs)
    {
        if (!await jobs.RunCronAsync(id, request.Aborted)) throw ApiException.NotFound("Missing or invalid cron job.");
        await request.NoContentAsync();
    }
}
