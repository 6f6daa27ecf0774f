namespace Holdall.Plugins.Telemetry;

/// <summary>The route that Prometheus fetches.</summary>
internal sealed class ScrapeModule(TelemetrySettings settings, Scrape scrape) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGet(settings.PrometheusPath, http => scrape.RunAsync(RequestContext.Of(http))).LogFailuresOnly().DisableHttpMetrics();
}
