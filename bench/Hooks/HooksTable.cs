using Holdall.Bench.Compare;

namespace Holdall.Bench.Hooks;

/// <summary>Prints what each kind of handler costs, as ratios to the first server, which has none.</summary>
internal static class HooksTable
{
    private const double Target = 0.75;

    public static void Print(IReadOnlyList<HooksServer> servers)
    {
        Console.WriteLine();
        Console.WriteLine($"{"hook",-12}{"creates/s",12}{"ratio",8}{"p50 ms",10}{"p99 ms",10}{"cpu µs/create",15}{"ratio",8}");
        foreach (var server in servers)
        {
            var rate = Ratio(servers[0], server, run => run.Load.PerSecond);
            var verdict = server != servers[^1] ? "" : rate >= Target ? "  reached" : $"  missed {Target}";
            Console.WriteLine(
                $"{server.Name,-12}{Median(server, run => run.Load.PerSecond),12:F0}{rate,8:F2}{Median(server, run => run.Load.P50),10:F2}" +
                $"{Median(server, run => run.Load.P99),10:F2}{Median(server, run => run.ProcessorMicroseconds),15:F1}" +
                $"{Ratio(servers[0], server, run => run.ProcessorMicroseconds),8:F2}{verdict}");
            foreach (var failure in server.Failures.Take(3))
                Console.WriteLine($"  failed: {failure}");
        }
    }

    private static double Median(HooksServer server, Func<Measurement, double> figure) => CaseOutcome.Median(server.Runs, figure);

    private static double Ratio(HooksServer none, HooksServer server, Func<Measurement, double> figure) =>
        CaseOutcome.Median(none.Runs.Zip(server.Runs, (before, run) => figure(run) / figure(before)));
}
