using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Large;

/// <summary>Runs the cases one after the other, each that is compared with the reference right beside it, and prints the table.</summary>
internal sealed class LargeRun(ComparePlan plan, Contestant reference, LargeHoldall holdall)
{
    private readonly Dictionary<string, double> _rates = new(StringComparer.Ordinal);

    public bool HasFailed { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        Console.WriteLine($"{plan.Rows} posts, {plan.Connections} connections");
        Console.WriteLine($"{"case",-34}{"requests/s",11}{"p50 ms",9}{"p99 ms",9}{"after a change ms",19}{"ratio",8}  compared with");
        foreach (var load in LargeCase.All)
        {
            await holdall.SetRulesAsync(load.Rules, stop);
            var afterChange = load.Query is null ? (double?)null : await holdall.MeasureAfterChangesAsync(load, stop);
            var beside = await MeasureBesideAsync(load, stop);
            var result = await MeasureAsync(holdall.Server.Url, load.Requests(holdall.Server.Url, holdall.Caller), stop);
            _rates[load.Name] = result.PerSecond;
            Print(load, result, afterChange, result.PerSecond / beside);
        }
    }

    private async Task<double> MeasureBesideAsync(LargeCase load, CancellationToken stop)
    {
        if (load.Beside is null)
            return double.NaN;
        if (!load.Beside.StartsWith(LargeCase.Reference, StringComparison.Ordinal))
            return _rates[load.Beside];
        var kind = load.Query is null ? LoadCase.Create : LoadCase.List;
        return (await MeasureAsync(reference.Url, kind.Requests(reference.Url, []), stop)).PerSecond;
    }

    private async Task<LoadResult> MeasureAsync(Uri url, byte[][] requests, CancellationToken stop)
    {
        var run = new LoadRun(url, requests, plan.Connections);
        await run.RunAsync(TimeSpan.FromSeconds(plan.WarmUp), stop);
        var result = await run.RunAsync(TimeSpan.FromSeconds(plan.Seconds), stop);
        foreach (var failure in result.Failures.Take(3))
            Console.WriteLine($"  failed: {failure}");
        HasFailed |= result.Failures.Count > 0;
        return result;
    }

    private static void Print(LargeCase load, LoadResult result, double? afterChange, double ratio)
    {
        var verdict = load.Beside is null ? "" : $"{ratio,8:F2}  {load.Beside} (at least {load.Target}: {(ratio >= load.Target ? "reached" : "missed")})";
        Console.WriteLine($"{load.Name,-34}{result.PerSecond,11:F0}{result.P50,9:F2}{result.P99,9:F2}{afterChange,19:F1}{verdict}");
    }
}
