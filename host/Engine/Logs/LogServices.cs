using Holdall.Engine.Storage;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Logs;

/// <summary>What this area adds to the services.</summary>
internal static class LogServices
{
    public static IServiceCollection AddLogs(this IServiceCollection services) => services
        .AddSingleton(s => new LogStore(
            s.GetRequiredService<Databases>(), s.GetRequiredService<ISettings>(), s.GetRequiredService<TimeProvider>(),
            () => s.GetRequiredService<ILogger<LogStore>>()))
        .AddSingleton<LogCleanup>()
        .AddSingleton<ListLogs>()
        .AddSingleton<LogStats>()
        .AddSingleton<ViewLog>()
        .AddSingleton<EmptyLog>();
}
