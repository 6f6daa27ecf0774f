using System.Diagnostics.Metrics;

namespace Holdall.Engine.Metrics;

/// <summary>The meter <c>Holdall</c>: what host and engine do, as figures for whoever listens. While nobody does, a figure costs a look at a field.</summary>
internal sealed class HoldallMeter() : Meter(MeterName)
{
    public const string MeterName = "Holdall";

    /// <summary>Seconds that something takes which is short, as what happens in a request.</summary>
    private static readonly InstrumentAdvice<double> Short = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    /// <summary>Seconds that something takes in the background.</summary>
    private static readonly InstrumentAdvice<double> Long = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600],
    };

    public Histogram<double> CreateShortDuration(string name, string description) => CreateHistogram(name, "s", description, tags: null, Short);

    public Histogram<double> CreateLongDuration(string name, string description) => CreateHistogram(name, "s", description, tags: null, Long);
}
