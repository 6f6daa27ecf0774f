using Hangfire;
using Holdall.Engine.Metrics;
using Holdall.Host.Jobs.Dashboard;
using Holdall.Jobs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holdall.Host.Jobs;

/// <summary>Adds the jobs to the services of the application. <see cref="JobsLifetime"/> starts and stops them.</summary>
internal static class JobsSetup
{
    /// <summary>The host's name among those of plugins, none of which may have an underscore.</summary>
    public const string HostId = "_host";

    /// <summary>The job storage, in the data directory. With its <c>-wal</c> and <c>-shm</c> it belongs in no backup, and a restore leaves it alone.</summary>
    public const string StoreFile = "jobs.db";

    /// <summary>Locked by the process that serves the jobs of a data directory.</summary>
    public const string LockFile = "jobs.lock";

    /// <summary>Adds <see cref="IJobs"/> and <see cref="JobsLifetime"/>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="dataDirectory">It must exist when the jobs are started.</param>
    /// <param name="modules">The modules of jobs of the active plugins, in the order of the plugins.</param>
    /// <param name="options">How jobs are run; null = the defaults.</param>
    public static IServiceCollection AddHoldallJobs(
        this IServiceCollection services, string dataDirectory, IReadOnlyList<(string Plugin, Type Module)> modules, JobsOptions? options = null)
    {
        // The order is that of the list that clients get.
        var all = new List<JobModule> { new(HostId, typeof(StorageJobs)) };
        foreach (var (plugin, module) in modules) all.Add(new JobModule(plugin, module));
        all.Add(new JobModule(HostId, typeof(LogJobs)));
        all.Add(new JobModule(HostId, typeof(BackupJobs)));
        all.Add(new JobModule(HostId, typeof(RateLimitJobs)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HoldallMeter>();
        return services
            .AddSingleton(new JobsPlan(dataDirectory, all, options ?? new JobsOptions()))
            .AddSingleton<JobRegistry>()
            .AddSingleton<JobModules>()
            .AddSingleton<JobMetrics>()
            .AddSingleton<JobDispatcher>()
            .AddSingleton<CronClock>()
            .AddSingleton<HangfireJobs>()
            .AddSingleton<IJobs>(provider => provider.GetRequiredService<HangfireJobs>())
            .AddSingleton<ListCrons>()
            .AddSingleton<RunCron>()
            .AddSingleton<ListJobs>()
            .AddSingleton<PauseCron>()
            .AddSingleton<DashboardSessions>()
            .AddSingleton<DashboardAccess>()
            .AddSingleton<JobsDashboard>()
            .AddSingleton<DashboardClients>()
            .AddSingleton<IBackgroundJobClientFactory>(provider => provider.GetRequiredService<DashboardClients>())
            .AddSingleton<IBackgroundJobClientFactoryV2>(provider => provider.GetRequiredService<DashboardClients>())
            .AddSingleton<JobsLifetime>();
    }
}
