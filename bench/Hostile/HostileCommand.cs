using System.CommandLine;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Hostile;

/// <summary>`hostile`: what a quiet client sees while others do their worst.</summary>
internal static class HostileCommand
{
    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var seconds = LoadOptions.Bounded("--seconds", "Duration of one load.", 10, 1, 600);
        var command = new Command("hostile", "Loads Holdall as attackers do, and measures what a quiet client sees.") { holdall, seconds };
        command.SetAction((parsed, stop) => RunAsync(Launch.From(parsed.GetRequiredValue(holdall)), TimeSpan.FromSeconds(parsed.GetValue(seconds)), stop));
        return command;
    }

    private static async Task<int> RunAsync(Launch launch, TimeSpan duration, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
            await using var holdall = await HostileHoldall.StartAsync(launch, Path.Combine(directory.FullName, "pb_data"), http, stop);
            Console.WriteLine("| load | its answers | view p50 / p99 ms | login | create | failed |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach (var load in HostileLoad.All)
            {
                var quiet = new QuietClient(http, holdall);
                using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
                using var attacker = new HttpClient(new SocketsHttpHandler { ConnectCallback = OtherAddress.ConnectAsync }) { BaseAddress = holdall.Url };
                var loads = Enumerable.Range(0, load.Connections).Select(_ => AttackAsync(attacker, load, holdall, end.Token)).ToList();
                await quiet.RunAsync(duration, stop);
                await end.CancelAsync();
                var answers = (await Task.WhenAll(loads)).SelectMany(statuses => statuses).CountBy(status => status).OrderBy(count => count.Key);
                Console.WriteLine($"| {load.Name} | {string.Join(", ", answers.Select(count => $"{count.Value} × {count.Key}"))} | {quiet} |");
            }

            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<List<int>> AttackAsync(HttpClient http, HostileLoad load, HostileHoldall holdall, CancellationToken end)
    {
        var statuses = new List<int>();
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var request = load.Make(holdall);
                using var answer = await http.SendAsync(request, end);
                statuses.Add((int)answer.StatusCode);
            }
            catch (Exception e) when (e is OperationCanceledException or HttpRequestException)
            {
                // It was stopped, or the server has had enough of the body. Either is no answer.
            }
        }

        return statuses;
    }
}
