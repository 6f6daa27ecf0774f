using OpenTelemetry.Exporter;

namespace Holdall.Plugins.Telemetry.Tests;

public sealed class OtlpTests
{
    [Fact]
    public void By_HTTP_each_signal_has_its_path() =>
        Of(new TelemetrySettings { OtlpEndpoint = "http://c:4318/", OtlpProtocol = "http/protobuf" }).Endpoint.ShouldBe(new Uri("http://c:4318/v1/traces"));

    [Fact]
    public void By_gRPC_the_address_is_all() =>
        Of(new TelemetrySettings { OtlpEndpoint = "http://c:4317", OtlpProtocol = "grpc" }).Endpoint.ShouldBe(new Uri("http://c:4317"));

    [Fact]
    public void Headers_may_hold_what_separates_names_from_values() =>
        Of(new TelemetrySettings { OtlpHeaders = { ["a"] = "1 2=3", ["b"] = "x" } }).Headers.ShouldBe("a=1%202%3D3,b=x");

    [Fact]
    public void What_is_not_said_is_left_as_it_is()
    {
        var usual = new OtlpExporterOptions();
        var options = Of(new TelemetrySettings());
        options.Endpoint.ShouldBe(usual.Endpoint);
        options.Protocol.ShouldBe(usual.Protocol);
        options.Headers.ShouldBe(usual.Headers);
    }

    private static OtlpExporterOptions Of(TelemetrySettings settings)
    {
        var options = new OtlpExporterOptions();
        Otlp.Configure(options, settings, "v1/traces");
        return options;
    }
}
