using Holdall.Jobs;
using Holdall.Plugins.JsHooks.App;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Loads the scripts when the host asks for hooks.</summary>
internal sealed class ScriptHookModule(ScriptHost host) : IHookModule
{
    public void AddHooks(IHooks hooks) => host.Start();
}

/// <summary>Puts the jobs of scripts on the clock of the host.</summary>
internal sealed class ScriptJobModule(ScriptHost host, ScriptCron cron) : IJobModule
{
    public void AddJobs(IJobRegistry jobs)
    {
        cron.Open(jobs);
        host.StartClock();
    }
}
