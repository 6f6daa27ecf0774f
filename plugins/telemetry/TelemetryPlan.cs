namespace Holdall.Plugins.Telemetry;

/// <summary>What is to be done, as settings and the variables of OpenTelemetry say together.</summary>
internal sealed record TelemetryPlan
{
    /// <summary>Whether the metrics are fetched by Prometheus.</summary>
    public bool Prometheus { get; init; }

    /// <summary>Whether metrics are sent to a collector.</summary>
    public bool SendsMetrics { get; init; }

    /// <summary>Whether traces are.</summary>
    public bool SendsTraces { get; init; }

    public bool IsNothing => !Prometheus && !SendsMetrics && !SendsTraces;

    /// <param name="settings">The settings.</param>
    /// <param name="variable">Finds a variable of the environment.</param>
    public static TelemetryPlan Of(TelemetrySettings settings, Func<string, string?> variable)
    {
        if (string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)) return new TelemetryPlan();
        return new TelemetryPlan
        {
            Prometheus = settings.Prometheus,
            SendsMetrics = settings.Metrics && IsSent("METRICS"),
            SendsTraces = settings.Traces && IsSent("TRACES"),
        };

        bool IsSent(string signal) => variable($"OTEL_{signal}_EXPORTER") is null or "" or "otlp"
            && (settings.OtlpEndpoint.Length > 0 || Has("OTEL_EXPORTER_OTLP_ENDPOINT") || Has($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"));

        bool Has(string name) => !string.IsNullOrEmpty(variable(name));
    }
}
