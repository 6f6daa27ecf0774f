using System.CommandLine;
using System.Globalization;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Realtime;

/// <summary>`realtime`: what many subscribers cost the writer, each other and the memory.</summary>
internal static class RealtimeCommand
{
    private const int Most = 15_000;

    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var subscribers = new Option<string>("--subscribers") { Description = "Numbers of subscribers.", DefaultValueFactory = _ => "1000,5000" };
        var rule = new Option<string>("--rule") { Description = "The list rule: open or relation.", DefaultValueFactory = _ => "open" };
        rule.AcceptOnlyFromAmong([.. RealtimePlan.Rules.Keys]);
        var creates = LoadOptions.Bounded("--creates", "Records of a measurement.", 50, 1, 10_000);
        var rate = LoadOptions.Bounded("--rate", "Records that begin in a second.", 5, 1, 1000);
        var transport = new Option<string>("--transport") { Description = "What carries the messages: sse or ws.", DefaultValueFactory = _ => "sse" };
        transport.AcceptOnlyFromAmong("sse", "ws");
        var soak = LoadOptions.Bounded("--soak", "Seconds of a soak with readers that stop reading; 0 = none.", 0, 0, 3600);
        var command = new Command("realtime", "Starts Holdall, lets many clients subscribe to one collection, and creates records in it.")
        {
            holdall, subscribers, rule, creates, rate, transport, soak,
        };
        command.SetAction((parsed, stop) =>
        {
            SocketEngine.RunInline();
            int[] counts = [.. parsed.GetRequiredValue(subscribers).Split(',').Select(n => Math.Clamp(int.Parse(n, CultureInfo.InvariantCulture), 1, Most))];
            var plan = new RealtimePlan(counts, RealtimePlan.Rules[parsed.GetRequiredValue(rule)], parsed.GetValue(creates), parsed.GetValue(rate),
                parsed.GetValue(transport) == "ws", TimeSpan.FromSeconds(parsed.GetValue(soak)));
            return RunAsync(Launch.From(parsed.GetRequiredValue(holdall)), plan, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(Launch launch, RealtimePlan plan, CancellationToken stop)
    {
        if (plan.Soak == TimeSpan.Zero) Console.WriteLine("| subscribers | connects/s | subscribes/s | KiB per idle client | answer p50 / p99 ms | last delivery | cpu µs/message | lost | ended |");
        if (plan.Soak == TimeSpan.Zero) Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var hasFailed = false;
        foreach (var count in plan.Subscribers)
        {
            var directory = Directory.CreateTempSubdirectory("holdall-bench-");
            try
            {
                using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
                await using var server = await RealtimeServer.StartAsync(launch, Path.Combine(directory.FullName, "pb_data"), plan.Rule, http, stop);
                if (plan.Soak > TimeSpan.Zero)
                {
                    hasFailed |= !await new RealtimeSoak(server, plan).RunAsync(count, stop);
                    continue;
                }

                var run = new RealtimeRun(server, plan);
                Console.WriteLine(await run.RunAsync(count, stop));
                hasFailed |= run.HasFailed;
            }
            finally
            {
                directory.Delete(recursive: true);
            }
        }

        return hasFailed ? 1 : 0;
    }
}
