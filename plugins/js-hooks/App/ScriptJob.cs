using Holdall.Jobs;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>A job on the clock.</summary>
internal sealed class ScriptJob(ScriptCron cron, CronJob job)
{
    public static readonly HostType<ScriptJob> Table = new HostType<ScriptJob>("Job")
        .Method("id", j => j.Job.Id)
        .Method("expression", j => j.Job.Expression)
        .Action("run", (j, a) => a.Wait(j.RunAsync()))
        .AsJson(j => new Dictionary<string, object?> { ["id"] = j.Job.Id, ["expression"] = j.Job.Expression });

    private CronJob Job => job;

    private Task RunAsync() => cron.RunAsync(job.Id);
}
