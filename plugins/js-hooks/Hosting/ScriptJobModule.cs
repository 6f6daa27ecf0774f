using Holdall.Jobs;
using Holdall.Plugins.JsHooks.App;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Puts the jobs of scripts on the clock of the host.</summary>
internal sealed class ScriptJobModule(ScriptHost host, ScriptCron cron) : IJobModule
{
    public void AddJobs(IJobRegistry jobs)
    {
        cron.Open(jobs);
        host.StartClock();
    }
}
