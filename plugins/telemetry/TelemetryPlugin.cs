using System.Runtime.CompilerServices;

namespace Holdall.Plugins.Telemetry;

/// <summary>Offers metrics to Prometheus, and sends metrics and traces to a collector of OpenTelemetry.</summary>
public sealed class TelemetryPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        var settings = plugin.ReadSettings<TelemetrySettings>(TelemetrySettings.SectionName);
        settings.ThrowIfWrong();
        var plan = TelemetryPlan.Of(settings, Environment.GetEnvironmentVariable);
        if (!plan.IsNothing) Add(plugin, settings, plan);
    }

    /// <summary>By itself, so that nothing of OpenTelemetry is loaded unless it is called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(PluginBuilder plugin, TelemetrySettings settings, TelemetryPlan plan)
    {
        plugin.Services
            .AddSingleton(settings)
            .AddSingleton(plan)
            .AddSingleton<Providers>()
            .AddHostedService<ProvidersLifetime>();
        if (!plan.Prometheus) return;
        plugin.Services.AddSingleton<Scrape>();
        plugin.AddEndpoints<ScrapeModule>();
    }
}
