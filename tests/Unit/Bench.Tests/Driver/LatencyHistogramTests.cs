using Holdall.Bench.Driver;

namespace Holdall.Bench.Tests.Driver;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_are_right_within_a_bucket()
    {
        var histogram = new LatencyHistogram();
        for (var value = 1; value <= 100_000; value++)
            histogram.Add(value);

        histogram.Count.ShouldBe(100_000);
        histogram.Percentile(0.5).ShouldBeInRange(48_400, 50_000);
        histogram.Percentile(0.99).ShouldBeInRange(95_900, 99_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1_000_000_007)]
    [InlineData(long.MaxValue)]
    public void Any_time_finds_a_bucket_close_below_it(long value)
    {
        var histogram = new LatencyHistogram();
        histogram.Add(value);

        histogram.Percentile(1).ShouldBeInRange(value - (value / 32), value);
    }

    [Fact]
    public void The_histograms_of_all_connections_add_up()
    {
        var one = new LatencyHistogram();
        var other = new LatencyHistogram();
        one.Add(10);
        other.Add(20);
        other.Add(30);

        one.Add(other);

        one.Count.ShouldBe(3);
        one.Percentile(0.5).ShouldBe(20);
    }

    [Fact]
    public void Nothing_measured_is_zero() => new LatencyHistogram().Percentile(0.99).ShouldBe(0);
}
