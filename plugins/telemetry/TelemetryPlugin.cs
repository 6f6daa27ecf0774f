using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace Holdall.Plugins.Telemetry;

/// <summary>Offers metrics to Prometheus, and sends metrics and traces to a collector of OpenTelemetry.</summary>
public sealed class TelemetryPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.AddSettings<TelemetrySettings>(TelemetrySettings.SectionName);
        var settings = new TelemetrySettings();
        var section = plugin.Configuration.GetSection("settings:" + TelemetrySettings.SectionName);
        // To bind what is not there costs each start some milliseconds.
        if (section.Exists()) section.Bind(settings);
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
