using System.Text.Json;
using Holdall.Http;
using Holdall.Jobs;
using Holdall.Values;

namespace Holdall.Host.Jobs;

/// <summary><c>GET /api/jobs</c>: the jobs on a clock, what waits and runs, and the last runs. Times are those of records, durations milliseconds.</summary>
internal sealed class ListJobs(IJobs jobs)
{
    private const int MaxRuns = 200;

    public async Task RunAsync(RequestContext request)
    {
        var recent = await jobs.RecentAsync(MaxRuns, request.Aborted);
        var waiting = await jobs.WaitingAsync(MaxRuns, request.Aborted);
        await request.JsonAsync(StatusCodes.Status200OK, (jobs.Crons, waiting, recent), static (json, all) =>
        {
            json.WriteStartObject();
            WriteAll(json, "crons", all.Crons, WriteCron);
            WriteAll(json, "waiting", all.waiting, WriteWaiting);
            WriteAll(json, "runs", all.recent, WriteRun);
            json.WriteEndObject();
        });
    }

    private static void WriteAll<TItem>(Utf8JsonWriter json, string name, IReadOnlyList<TItem> items, Action<Utf8JsonWriter, TItem> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCron(Utf8JsonWriter json, CronJob cron)
    {
        json.WriteString("id", cron.Id);
        json.WriteString("plugin", cron.Plugin);
        json.WriteString("expression", cron.Expression);
        json.WriteBoolean("paused", cron.IsPaused);
        json.WriteString("next", TextOf(cron.Next));
    }

    private static void WriteWaiting(Utf8JsonWriter json, WaitingRun run)
    {
        json.WriteString("plugin", run.Plugin);
        json.WriteString("job", run.Job);
        json.WriteBoolean("running", run.IsRunning);
        json.WriteNumber("failedAttempts", run.FailedAttempts);
        json.WriteString("due", TextOf(run.DueAt));
    }

    private static void WriteRun(Utf8JsonWriter json, FinishedRun run)
    {
        json.WriteString("plugin", run.Plugin);
        json.WriteString("job", run.Job);
        json.WriteBoolean("succeeded", run.Succeeded);
        json.WriteNumber("attempts", run.Attempts);
        json.WriteString("started", TextOf(run.StartedAt));
        json.WriteNumber("duration", Math.Round(run.Duration.TotalMilliseconds, 1));
        json.WriteString("error", run.Error ?? "");
    }

    private static string TextOf(DateTimeOffset? time) => time is { } given ? DateText.Format(given) : "";
}
