using System.ComponentModel.DataAnnotations;
using Holdall.Settings;

namespace Holdall.Plugins.Telemetry;

/// <summary>What operators may set under <c>settings.telemetry</c>. Everything is off at first.</summary>
internal sealed class TelemetrySettings
{
    public const string SectionName = "telemetry";

    private const int ShortestToken = 16;

    /// <summary>Whether Prometheus may fetch the metrics.</summary>
    public bool Prometheus { get; set; }

    /// <summary>Where it fetches them.</summary>
    public string PrometheusPath { get; set; } = "/metrics";

    /// <summary>The token that it shows; without one only superusers may look.</summary>
    public string PrometheusToken { get; set; } = "";

    /// <summary>Where the collector is that metrics and traces are sent to; empty = what <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, or nowhere.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary><c>grpc</c> or <c>http/protobuf</c>; empty = what <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> says, or <c>grpc</c>.</summary>
    [AllowedValues("", "grpc", "http/protobuf")]
    public string OtlpProtocol { get; set; } = "";

    /// <summary>Headers that are sent to the collector.</summary>
    public Dictionary<string, string> OtlpHeaders { get; set; } = [];

    /// <summary>Whether metrics are sent to the collector.</summary>
    public bool Metrics { get; set; } = true;

    /// <summary>Whether traces are.</summary>
    public bool Traces { get; set; } = true;

    /// <summary>The share of requests and jobs that are traced, from 0 to 1; none = what <c>OTEL_TRACES_SAMPLER</c> says, or all.</summary>
    [Range(0, 1)]
    public double? TraceRatio { get; set; }

    /// <summary>The name under which all is found; empty = what <c>OTEL_SERVICE_NAME</c> says, or <c>holdall</c>.</summary>
    public string ServiceName { get; set; } = "";

    /// <summary>Further meters, for plugins whose meters do not begin with <c>Holdall.</c></summary>
    public List<string> Meters { get; set; } = [];

    /// <summary>Further sources of activities, likewise.</summary>
    public List<string> Sources { get; set; } = [];

    /// <summary>Throws if a value can't be.</summary>
    /// <exception cref="SettingsException">One is wrong.</exception>
    public void ThrowIfWrong()
    {
        Check("prometheusPath", PrometheusPath, PrometheusPath.Length > 1 && PrometheusPath[0] == '/' && !PrometheusPath.Contains('{'), "a path that begins with a slash");
        Check("prometheusToken", null, PrometheusToken.Length is 0 or >= ShortestToken, $"a text of {ShortestToken} letters or more");
        Check("otlpEndpoint", OtlpEndpoint, OtlpEndpoint.Length == 0 || IsAddress(OtlpEndpoint), "an address with http:// or https://");
        Check("otlpHeaders", null, OtlpHeaders.All(static header => header.Key.Length > 0 && !(header.Key + header.Value).Contains(',')), "names and values without commas");
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static void Check(string name, string? value, bool isRight, string what)
    {
        if (!isRight) throw new SettingsException($"settings.{SectionName}.{name}", what, value);
    }
}
