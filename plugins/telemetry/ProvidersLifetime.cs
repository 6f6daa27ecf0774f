using Microsoft.Extensions.Hosting;

namespace Holdall.Plugins.Telemetry;

/// <summary>Begins with the server: commands measure nothing. Requests have ended when it stops, the databases are open yet; what is done afterwards is told of when the services end.</summary>
internal sealed class ProvidersLifetime(Providers providers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        providers.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => providers.FlushAsync();
}
