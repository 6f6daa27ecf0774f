using System.Security.Cryptography;
using System.Text;
using OpenTelemetry.Metrics;

namespace Holdall.Plugins.Telemetry;

/// <summary>Tells all figures in the format of Prometheus, to superusers and to who has the token.</summary>
internal sealed class Scrape(TelemetrySettings settings, Providers providers, IServiceProvider services)
{
    private const string Bearer = "Bearer ";

    private readonly byte[] _token = SHA256.HashData(Encoding.UTF8.GetBytes(settings.PrometheusToken));
    private RequestDelegate? _exporter;

    public Task RunAsync(RequestContext request)
    {
        if (!request.Auth.IsSuperuser && !HasToken(request.Http.Request)) throw Refusal(request);
        _exporter ??= BuildExporter(providers.Metrics ?? throw ApiException.NotFound());
        return _exporter(request.Http);
    }

    private static ApiException Refusal(RequestContext request) => request.Auth.IsGuest
        ? ApiException.Unauthorized("The request requires a superuser or the token for metrics.")
        : ApiException.Forbidden("The authorized record is not allowed to perform this action.");

    private bool HasToken(HttpRequest request)
    {
        if (settings.PrometheusToken.Length == 0) return false;
        var shown = request.Headers.Authorization.ToString();
        return shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown[Bearer.Length..])), _token);
    }

    private RequestDelegate BuildExporter(MeterProvider metrics) => new ApplicationBuilder(services)
        .UseOpenTelemetryPrometheusScrapingEndpoint(metrics, static _ => true, path: null, configureBranchedPipeline: null, optionsName: null)
        .Build();
}
