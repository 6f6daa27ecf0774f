using System.CommandLine;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Backups;

/// <summary>`backup`: what a backup costs whoever writes meanwhile, and how it compares with `zip` over the same files.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var size = LoadOptions.Bounded("--size", "Megabytes of the data directory.", 1024, 16, 20_000);
        var rate = LoadOptions.Bounded("--rate", "Writes that begin in a second.", 200, 1, 2000);
        var seconds = LoadOptions.Bounded("--seconds", "Duration of the writes without anything beside them.", 10, 1, 600);
        var rounds = LoadOptions.Bounded("--rounds", "Backups, each beside a zip.", 3, 1, 20);
        var command = new Command("backup", "Makes backups while records are written, and compares them with zip.") { holdall, size, rate, seconds, rounds };
        command.SetAction((parsed, stop) => RunAsync(
            Launch.From(parsed.GetRequiredValue(holdall)),
            new BackupPlan((long)parsed.GetValue(size) << 20, parsed.GetValue(rate), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds)),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(Launch launch, BackupPlan plan, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromHours(1) };
            await using var holdall = await BackupHoldall.StartAsync(launch, directory, plan.Size, http, stop);
            var run = new BackupRun(holdall, plan);
            await run.RunAsync(stop);
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}

/// <param name="Size">Bytes of the data directory.</param>
/// <param name="Rate">Writes that begin in a second.</param>
/// <param name="Alone">How long they are measured without anything beside them.</param>
/// <param name="Rounds">How often.</param>
internal sealed record BackupPlan(long Size, int Rate, TimeSpan Alone, int Rounds);
