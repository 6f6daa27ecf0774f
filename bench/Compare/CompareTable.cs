namespace Holdall.Bench.Compare;

internal static class CompareTable
{
    public static void Print(IReadOnlyList<CaseOutcome> outcomes, string challenger)
    {
        Console.WriteLine();
        Console.WriteLine($"{"case",-8}{"server",-16}{"requests/s",12}{"p50 ms",10}{"p99 ms",10}{"cpu µs/req",12}{"ratio",8}{"target",9}");
        foreach (var outcome in outcomes)
        {
            Console.WriteLine(Row(outcome.Case.Name, "reference", outcome.Reference));
            var verdict = outcome.Ratio >= outcome.Case.Target ? "reached" : "missed";
            Console.WriteLine($"{Row("", challenger, outcome.Challenger)}{outcome.Ratio,8:F2}{">= " + outcome.Case.Target.ToString("F1"),9}  {verdict}");
            foreach (var failure in outcome.Failures.Take(3))
                Console.WriteLine($"  failed: {failure}");
        }
    }

    private static string Row(string load, string server, List<Measurement> runs) =>
        $"{load,-8}{server,-16}{CaseOutcome.Median(runs, run => run.Load.PerSecond),12:F0}{CaseOutcome.Median(runs, run => run.Load.P50),10:F2}" +
        $"{CaseOutcome.Median(runs, run => run.Load.P99),10:F2}{CaseOutcome.Median(runs, run => run.ProcessorMicroseconds),12:F1}";
}
