using Holdall.Settings;

namespace Holdall.Plugins.Telemetry.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_not_said_is_right() => new TelemetrySettings().ThrowIfWrong();

    [Fact]
    public void All_that_may_be_said_is_read()
    {
        var settings = Read(
            ("prometheus", "true"), ("prometheusPath", "/figures"), ("prometheusToken", "0123456789abcdef"), ("otlpEndpoint", "http://collector:4318"),
            ("otlpProtocol", "http/protobuf"), ("otlpHeaders:x-key", "a b"), ("traces", "false"), ("traceRatio", "0.25"), ("serviceName", "shop"),
            ("meters:0", "Slugs"));
        settings.ThrowIfWrong();
        settings.Prometheus.ShouldBeTrue();
        settings.OtlpHeaders.ShouldBe(new Dictionary<string, string> { ["x-key"] = "a b" });
        settings.Traces.ShouldBeFalse();
        settings.Metrics.ShouldBeTrue();
        settings.TraceRatio.ShouldBe(0.25);
        settings.Meters.ShouldBe(["Slugs"]);
    }

    [Theory]
    [InlineData("prometheusPath", "metrics")]
    [InlineData("prometheusPath", "/")]
    [InlineData("prometheusPath", "/{name}")]
    [InlineData("prometheusToken", "short")]
    [InlineData("otlpEndpoint", "collector:4317")]
    [InlineData("otlpEndpoint", "ftp://collector")]
    [InlineData("otlpProtocol", "http/json")]
    [InlineData("otlpHeaders:x", "a,b")]
    [InlineData("traceRatio", "1.5")]
    public void What_makes_no_sense_is_refused_by_name(string name, string value) =>
        Should.Throw<SettingsException>(() => Read((name, value)).ThrowIfWrong()).Message.ShouldStartWith($"settings.telemetry.{name.Split(':')[0]} must be ");

    private static TelemetrySettings Read(params (string Name, string Value)[] values) =>
        WrittenSettings.Read<TelemetrySettings>(TelemetrySettings.SectionName, values);
}
