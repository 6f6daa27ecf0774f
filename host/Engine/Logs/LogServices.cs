using Holdall.Engine.Metrics;
using Holdall.Engine.Storage;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Logs;

/// <summary>What this area adds to the services.</summary>
internal static class LogServices
{
    public static IServiceCollection AddLogs(this IServiceCollection services) => services
        .AddSingleton(MakeStore)
        .AddSingleton<LogCleanup>()
        .AddSingleton<ListLogs>()
        .AddSingleton<LogStats>()
        .AddSingleton<ViewLog>()
        .AddSingleton<EmptyLog>();

    private static LogStore MakeStore(IServiceProvider services)
    {
        var store = new LogStore(
            services.GetRequiredService<Databases>(), services.GetRequiredService<ISettings>(), services.GetRequiredService<TimeProvider>(),
            () => services.GetRequiredService<ILogger<LogStore>>(), services.GetRequiredService<EngineOptions>().RequestsLogged);
        services.GetRequiredService<HoldallMeter>().CreateObservableCounter(
            "holdall.logs.dropped", () => store.DroppedSoFar, "{entry}", "Log entries that were dropped since they came faster than they could be written.");
        return store;
    }
}
