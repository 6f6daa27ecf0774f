using Holdall.Bench.Driver;

namespace Holdall.Bench.Compare;

/// <summary>How much of what; everything in it is bounded by the command line.</summary>
internal sealed record ComparePlan(int Rows, int Connections, int Seconds, int Rounds, int WarmUp)
{
    /// <summary>More than the whole comparison takes, the hanging of every run included.</summary>
    public TimeSpan MaxLength => TimeSpan.FromSeconds(300 + (2 * LoadCase.All.Count * ((Rounds * (Seconds + 15)) + WarmUp + 15)));
}
