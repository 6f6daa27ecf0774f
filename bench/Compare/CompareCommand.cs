using System.CommandLine;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Compare;

internal static class CompareCommand
{
    public static Command Create()
    {
        var holdall = new Option<string?>("--holdall") { Description = "The holdall executable, or its assembly (.dll)." };
        var self = new Option<bool>("--self") { Description = "Compare the reference with itself: the ratios should be near 1." };
        var json = new Option<string?>("--json") { Description = "Write the figures to this file." };
        var rows = LoadOptions.Bounded("--rows", "Rows in the table.", 10_000, 3_000, 1_000_000);
        var rounds = LoadOptions.Bounded("--rounds", "Runs of each case on each server.", 3, 1, 20);
        var warmUp = LoadOptions.Bounded("--warm-up", "Seconds of load before the first round of a case.", 3, 1, 60);
        var connections = LoadOptions.Connections();
        var seconds = LoadOptions.Seconds();
        var command = new Command("compare", "Starts Holdall and the reference, loads both in turn, and prints the ratio.")
        {
            holdall, self, json, rows, rounds, warmUp, connections, seconds,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(self) == result.GetValue(holdall) is not null)
                result.AddError("Give either --holdall or --self.");
        });
        command.SetAction((parsed, stop) =>
        {
            SocketEngine.RunInline();
            var plan = new ComparePlan(
                parsed.GetValue(rows), parsed.GetValue(connections), parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(warmUp));
            return RunAsync(plan, parsed.GetValue(holdall), parsed.GetValue(json), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(ComparePlan plan, string? holdall, string? json, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
            await using var reference = await ReferenceSetup.StartAsync("reference", directory.CreateSubdirectory("a").FullName, plan, http, stop);
            var place = directory.CreateSubdirectory("b").FullName;
            await using var challenger = holdall is null
                ? await ReferenceSetup.StartAsync("reference too", place, plan, http, stop)
                : await new HoldallSetup(Launch.From(holdall), place, http).StartAsync(plan.Rows, stop);
            var outcomes = await new Comparison(plan, reference, challenger, http).RunAsync(stop);
            CompareTable.Print(outcomes, challenger.Name);
            if (json is not null)
                await CompareFile.WriteAsync(json, plan, outcomes, stop);
            return outcomes.Any(outcome => outcome.Failures.Any()) ? 1 : 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
