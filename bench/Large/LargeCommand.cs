using System.CommandLine;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Large;

/// <summary>`large`: lists, rules over relations, expand and create on a large data set.</summary>
internal static class LargeCommand
{
    private const int WarmUp = 1;

    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var rows = LoadOptions.Bounded("--rows", "Posts.", 100_000, 10_000, 1_000_000);
        var seconds = LoadOptions.Bounded("--seconds", "Duration of one case.", 3, 1, 600);
        var connections = LoadOptions.Bounded("--connections", "Keep-alive connections.", 4, 1, 1024);
        var command = new Command("large", "Starts Holdall with a large data set, and measures rules over relations, totals, filters and expand.")
        {
            holdall, rows, seconds, connections,
        };
        command.SetAction((parsed, stop) =>
        {
            SocketEngine.RunInline();
            var plan = new ComparePlan(parsed.GetValue(rows), parsed.GetValue(connections), parsed.GetValue(seconds), 1, WarmUp);
            return RunAsync(Launch.From(parsed.GetRequiredValue(holdall)), plan, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(Launch launch, ComparePlan plan, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
            await using var reference = await ReferenceSetup.StartAsync("reference", directory.CreateSubdirectory("a").FullName, plan, http, stop);
            await using var holdall = await LargeHoldall.StartAsync(launch, directory.CreateSubdirectory("b").FullName, plan.Rows, http, stop);
            var run = new LargeRun(plan, reference, holdall);
            await run.RunAsync(stop);
            return run.HasFailed ? 1 : 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
