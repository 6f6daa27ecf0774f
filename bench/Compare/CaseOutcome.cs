using Holdall.Bench.Driver;

namespace Holdall.Bench.Compare;

/// <summary>The rounds of one case, and their medians.</summary>
internal sealed record CaseOutcome(LoadCase Case)
{
    public List<Measurement> WarmUps { get; } = [];

    public List<Measurement> Reference { get; } = [];

    public List<Measurement> Challenger { get; } = [];

    public IEnumerable<string> Failures => WarmUps.Concat(Reference).Concat(Challenger).SelectMany(run => run.Load.Failures);

    /// <summary>The median of the ratios of each round, not the ratio of the medians: the two runs of a round met the same machine.</summary>
    public double Ratio => Median(Reference.Zip(Challenger, (reference, challenger) => challenger.Load.PerSecond / reference.Load.PerSecond));

    public static double Median(IEnumerable<Measurement> runs, Func<Measurement, double> figure) => Median(runs.Select(figure));

    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        if (sorted.Length == 0)
            return 0;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
