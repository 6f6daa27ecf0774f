using Holdall.Host.Plugins;

namespace Holdall.Host;

/// <summary>Tells of background services that have failed. Such a service does not run any more, and everything else goes on.</summary>
internal sealed partial class BackgroundServices(
    IEnumerable<IHostedService> services, IHostApplicationLifetime lifetime, PluginOrigins origins, ILogger<BackgroundServices> logger)
{
    /// <summary>Watches all that were started.</summary>
    public void Watch()
    {
        foreach (var service in services)
        {
            if (service is BackgroundService { ExecuteTask: { } running }) _ = WatchAsync(service.GetType(), running);
        }
    }

    private async Task WatchAsync(Type service, Task running)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // It was told to.
        }
        catch (Exception e)
        {
            LogFailed(logger, service, origins.OwnerOf(service.Assembly) ?? "none", e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The background service {Service} of the plugin {Plugin} has failed and does not run any more")]
    private static partial void LogFailed(ILogger logger, Type service, string plugin, Exception failure);
}
