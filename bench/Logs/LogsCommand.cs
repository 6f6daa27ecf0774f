using System.CommandLine;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Logs;

/// <summary>`logs`: what the log of requests costs: views on a server that keeps one, and on one that does not.</summary>
internal static class LogsCommand
{
    private const double Target = 0.9;

    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var seconds = LoadOptions.Bounded("--seconds", "Duration of one run.", 5, 1, 600);
        var rounds = LoadOptions.Bounded("--rounds", "Runs on each server.", 7, 1, 50);
        var connections = LoadOptions.Connections();
        var command = new Command("logs", "Compares views with and without a log of requests.") { holdall, seconds, rounds, connections };
        command.SetAction((parsed, stop) =>
        {
            SocketEngine.RunInline();
            var plan = new ComparePlan(0, parsed.GetValue(connections), parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(seconds));
            return RunAsync(plan, Launch.From(parsed.GetRequiredValue(holdall)), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(ComparePlan plan, Launch launch, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
            await using var without = await LogsServer.StartAsync(launch, directory.CreateSubdirectory("without"), days: 0, plan.Connections, http, stop);
            await using var with = await LogsServer.StartAsync(launch, directory.CreateSubdirectory("with"), days: 5, plan.Connections, http, stop);
            await MeasureAsync(plan, without, with, stop);
            Print(without, with);
            return without.Failures.Concat(with.Failures).Any() ? 1 : 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(ComparePlan plan, LogsServer without, LogsServer with, CancellationToken stop)
    {
        LogsServer[] servers = [without, with];
        foreach (var server in servers)
            await server.WarmUpAsync(TimeSpan.FromSeconds(plan.WarmUp), stop);
        for (var round = 0; round < plan.Rounds; round++)
        {
            // Who goes first changes with each round.
            for (var i = 0; i < servers.Length; i++)
                await servers[(round + i) % servers.Length].MeasureAsync(TimeSpan.FromSeconds(plan.Seconds), stop);
            Console.WriteLine($"round {round + 1}: without {without.Runs[^1].Load.PerSecond:F0}/s, with {with.Runs[^1].Load.PerSecond:F0}/s");
        }
    }

    private static void Print(LogsServer without, LogsServer with)
    {
        Console.WriteLine();
        Console.WriteLine($"{"log",-12}{"views/s",12}{"p50 ms",10}{"p99 ms",10}{"cpu µs/view",14}{"entries",12}{"dropped",10}");
        foreach (var (name, server) in (ReadOnlySpan<(string, LogsServer)>)[("without", without), ("with", with)])
        {
            Console.WriteLine(
                $"{name,-12}{Median(server, run => run.Load.PerSecond),12:F0}{Median(server, run => run.Load.P50),10:F2}{Median(server, run => run.Load.P99),10:F2}" +
                $"{Median(server, run => run.ProcessorMicroseconds),14:F1}{server.Entries,12}{server.Dropped,10}");
            foreach (var failure in server.Failures.Take(3))
                Console.WriteLine($"  failed: {failure}");
        }

        var rate = Ratio(without, with, run => run.Load.PerSecond);
        Console.WriteLine(
            $"rate {rate:F2}, processor time {Ratio(without, with, run => run.ProcessorMicroseconds):F2} of that without a log  " +
            (rate >= Target ? "reached" : $"missed {Target}"));
    }

    private static double Median(LogsServer server, Func<Measurement, double> figure) => CaseOutcome.Median(server.Runs, figure);

    private static double Ratio(LogsServer without, LogsServer with, Func<Measurement, double> figure) =>
        CaseOutcome.Median(without.Runs.Zip(with.Runs, (before, run) => figure(run) / figure(before)));
}
