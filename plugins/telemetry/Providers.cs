using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Holdall.Plugins.Telemetry;

/// <summary>What listens to meters and sources, and passes on what they tell.</summary>
internal sealed class Providers(TelemetrySettings settings, TelemetryPlan plan) : IDisposable
{
    /// <summary>How long a stop waits for a collector to take what is left.</summary>
    private const int ShutdownMilliseconds = 2000;

    /// <summary>Of host and plugins; with those of the server and of .NET.</summary>
    private static readonly string[] Meters =
    [
        "Holdall", "Holdall.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "System.Net.Http",
    ];

    /// <summary>Likewise. Requests are told of by the instrumentation; calls to others by .NET.</summary>
    private static readonly string[] Sources = ["Holdall", "Holdall.*", "System.Net.Http"];

    private TracerProvider? _traces;

    /// <summary>The provider of metrics, once the server has started.</summary>
    public MeterProvider? Metrics { get; private set; }

    public void Start()
    {
        if (plan.Prometheus || plan.SendsMetrics) Metrics = BuildMetrics();
        if (plan.SendsTraces) _traces = BuildTraces();
    }

    /// <summary>Sends the last figures of what is about to be closed.</summary>
    public Task FlushAsync() => Metrics is { } metrics ? Task.Run(() => metrics.ForceFlush(ShutdownMilliseconds)) : Task.CompletedTask;

    public void Dispose()
    {
        Metrics?.Shutdown(ShutdownMilliseconds);
        Metrics?.Dispose();
        _traces?.Shutdown(ShutdownMilliseconds);
        _traces?.Dispose();
    }

    private MeterProvider BuildMetrics()
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Name)
            .AddMeter([.. Meters, .. settings.Meters]);
        if (plan.Prometheus) builder.AddPrometheusExporter();
        if (plan.SendsMetrics) builder.AddOtlpExporter(otlp => Otlp.Configure(otlp, settings, "v1/metrics"));
        return builder.Build();
    }

    private TracerProvider BuildTraces()
    {
        var builder = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Name)
            .AddSource([.. Sources, .. settings.Sources])
            .AddAspNetCoreInstrumentation(requests => requests.Filter = IsTraced)
            .AddOtlpExporter(otlp => Otlp.Configure(otlp, settings, "v1/traces"));
        // Whether a stranger's request is traced is not the stranger's to say.
        if (settings.TraceRatio is { } ratio)
        {
            var share = new TraceIdRatioBasedSampler(ratio);
            builder.SetSampler(new ParentBasedSampler(share, remoteParentSampled: share, remoteParentNotSampled: share));
        }

        return builder.Build();
    }

    /// <summary>Connections that stay for hours say nothing, nor do those who look at the figures.</summary>
    private bool IsTraced(HttpContext http) =>
        !(HttpMethods.IsGet(http.Request.Method) && (http.Request.Path == "/api/realtime" || http.Request.Path == settings.PrometheusPath));

    private void Name(ResourceBuilder resource)
    {
        if (settings.ServiceName.Length > 0 || string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")))
            resource.AddService(settings.ServiceName.Length > 0 ? settings.ServiceName : "holdall", serviceVersion: Version);
    }

    private static string? Version => typeof(Providers).Assembly.GetName().Version?.ToString(3);
}
