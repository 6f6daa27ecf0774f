using Holdall.Jobs;

namespace Holdall.Host.Jobs;

/// <summary>Makes the modules of jobs and lets them register.</summary>
internal sealed partial class JobModules(JobsPlan plan, IServiceProvider services, JobRegistry registry, ILogger<JobModules> logger)
{
    /// <summary>Registers the jobs of all plugins.</summary>
    /// <returns>The queues to serve: those of all plugins but the ones that failed, whose waiting runs stay where they are.</returns>
    public string[] Register()
    {
        var failed = new HashSet<string>();
        foreach (var (plugin, type) in plan.Modules)
        {
            try
            {
                ((IJobModule)ActivatorUtilities.CreateInstance(services, type)).AddJobs(registry.For(plugin));
            }
            catch (Exception e)
            {
                failed.Add(plugin);
                LogCannotRegister(logger, e, plugin);
            }
        }

        return plan.Modules.Select(module => module.Plugin).Distinct().Except(failed).ToArray();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The plugin {Plugin} could not register its jobs. Those that wait stay until it can.")]
    private static partial void LogCannotRegister(ILogger logger, Exception failure, string plugin);
}
