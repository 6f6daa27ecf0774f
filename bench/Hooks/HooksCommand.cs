using System.CommandLine;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Hooks;

/// <summary>`hooks`: what a handler around a create costs, one in C# and one in JavaScript.</summary>
internal static class HooksCommand
{
    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var plugin = new Option<DirectoryInfo>("--plugin") { Description = "The built plugin of samples/slugs, the handler in C#; without it there is none to compare with." };
        var seconds = LoadOptions.Bounded("--seconds", "Duration of one run.", 3, 1, 600);
        var rounds = LoadOptions.Bounded("--rounds", "Runs on each server.", 7, 1, 50);
        var connections = LoadOptions.Connections();
        var command = new Command("hooks", "Compares creates without a hook, with one in C# and with one in JavaScript.") { holdall, plugin, seconds, rounds, connections };
        command.SetAction((parsed, stop) =>
        {
            SocketEngine.RunInline();
            var plan = new ComparePlan(0, parsed.GetValue(connections), parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(seconds));
            return RunAsync(plan, Launch.From(parsed.GetRequiredValue(holdall)), parsed.GetValue(plugin), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(ComparePlan plan, Launch launch, DirectoryInfo? plugin, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        var servers = new List<HooksServer>();
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
            foreach (var kind in HooksServer.Kinds(plugin))
                servers.Add(await HooksServer.StartAsync(kind, launch, directory.CreateSubdirectory(kind.Name), plan.Connections, http, stop));
            await MeasureAsync(plan, servers, stop);
            HooksTable.Print(servers);
            return servers.Exists(server => server.Failures.Any()) ? 1 : 0;
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(ComparePlan plan, List<HooksServer> servers, CancellationToken stop)
    {
        foreach (var server in servers)
            await server.WarmUpAsync(TimeSpan.FromSeconds(plan.WarmUp), stop);
        for (var round = 0; round < plan.Rounds; round++)
        {
            // Who goes first changes with each round.
            for (var i = 0; i < servers.Count; i++)
                await servers[(round + i) % servers.Count].MeasureAsync(TimeSpan.FromSeconds(plan.Seconds), stop);
            Console.WriteLine($"round {round + 1}: {string.Join(", ", servers.Select(s => $"{s.Name} {s.Runs[^1].Load.PerSecond:F0}/s"))}");
        }
    }
}
