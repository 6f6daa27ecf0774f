namespace Holdall.Plugins.Telemetry.Tests;

public sealed class PlanTests
{
    private static readonly TelemetryPlan Nothing = new();
    private static readonly TelemetryPlan Both = new() { SendsMetrics = true, SendsTraces = true };

    [Fact]
    public void At_first_nothing_is_done() => Of(new TelemetrySettings()).ShouldBe(Nothing);

    [Fact]
    public void An_endpoint_in_the_settings_sends_metrics_and_traces() => Of(new TelemetrySettings { OtlpEndpoint = "http://c" }).ShouldBe(Both);

    [Fact]
    public void One_of_both_can_be_left_out() =>
        Of(new TelemetrySettings { OtlpEndpoint = "http://c", Metrics = false }).ShouldBe(new TelemetryPlan { SendsTraces = true });

    [Fact]
    public void Prometheus_needs_no_endpoint() => Of(new TelemetrySettings { Prometheus = true }).ShouldBe(new TelemetryPlan { Prometheus = true });

    [Fact]
    public void The_usual_variable_is_an_endpoint_too() => Of(new TelemetrySettings(), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c")).ShouldBe(Both);

    [Fact]
    public void A_variable_for_one_signal_sends_that_one() =>
        Of(new TelemetrySettings(), ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://c")).ShouldBe(new TelemetryPlan { SendsTraces = true });

    [Fact]
    public void An_exporter_of_another_kind_or_none_is_not_asked_of_us() =>
        Of(new TelemetrySettings { OtlpEndpoint = "http://c" }, ("OTEL_METRICS_EXPORTER", "none")).ShouldBe(new TelemetryPlan { SendsTraces = true });

    [Fact]
    public void The_variable_that_switches_all_off_does() =>
        Of(new TelemetrySettings { OtlpEndpoint = "http://c", Prometheus = true }, ("OTEL_SDK_DISABLED", "true")).ShouldBe(Nothing);

    private static TelemetryPlan Of(TelemetrySettings settings, params (string Name, string Value)[] environment) =>
        TelemetryPlan.Of(settings, name => environment.FirstOrDefault(variable => variable.Name == name).Value);
}
