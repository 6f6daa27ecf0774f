using OpenTelemetry.Exporter;

namespace Holdall.Plugins.Telemetry;

/// <summary>How to reach the collector. What the settings do not say stays as the variables of OpenTelemetry have it.</summary>
internal static class Otlp
{
    /// <param name="options">What is filled in.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="path">Where the collector takes this signal by HTTP.</param>
    public static void Configure(OtlpExporterOptions options, TelemetrySettings settings, string path)
    {
        if (settings.OtlpProtocol.Length > 0)
            options.Protocol = settings.OtlpProtocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (settings.OtlpHeaders.Count > 0)
            options.Headers = string.Join(',', settings.OtlpHeaders.Select(static header => $"{header.Key}={Uri.EscapeDataString(header.Value)}"));
        if (settings.OtlpEndpoint.Length > 0)
        {
            var isGrpc = options.Protocol == OtlpExportProtocol.Grpc;
            options.Endpoint = new Uri(isGrpc ? settings.OtlpEndpoint : settings.OtlpEndpoint.TrimEnd('/') + "/" + path);
        }
    }
}
