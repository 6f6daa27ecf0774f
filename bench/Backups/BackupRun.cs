using Holdall.Bench.Compare;

namespace Holdall.Bench.Backups;

/// <summary>
/// The same writes alone, beside a backup, and beside the yardstick, which loads processors and disk as a backup does and knows nothing of the server:
/// what writes wait longer beside the backup than beside that is the backup's doing.
/// </summary>
internal sealed class BackupRun(BackupHoldall holdall, BackupPlan plan)
{
    /// <summary>What was written during a backup is copied into the database after it; that belongs to what is measured.</summary>
    private static readonly TimeSpan s_afterwards = TimeSpan.FromSeconds(2);

    private static readonly int[] s_levels = [1, 6];

    private readonly byte[] _request = holdall.CreateRequest();
    private readonly Dictionary<int, List<(Archive Backup, Archive Yardstick)>> _pairs =
        s_levels.ToDictionary(level => level, _ => new List<(Archive, Archive)>());

    public async Task RunAsync(CancellationToken stop)
    {
        // The first requests of a server are slow, whatever is beside them.
        await WriteBesideAsync(Task.Delay(TimeSpan.FromSeconds(3), stop));
        Console.WriteLine();
        Console.WriteLine($"{"writes",-16}{"count",8}{"p50 ms",9}{"p99 ms",9}{"longest ms",12}{"at s",7}{"took s",9}{"MB",8}{"MB/s",8}{"peak memory MB",16}");
        for (var round = 0; round < plan.Rounds; round++)
        {
            Print("alone", await WriteBesideAsync(Task.Delay(plan.Alone, stop)), null);
            var backup = await MeasureAsync("during a backup", holdall.BackUpAsync(stop), stop);
            await holdall.RemoveBackupAsync(stop);
            foreach (var level in s_levels)
                _pairs[level].Add((backup, await MeasureAsync($"beside {ZipProgram.Name} -{level}", ZipProgram.PackAsync(holdall.Data, level, stop), stop)));
        }

        PrintRatios();
    }

    private async Task<Archive> MeasureAsync(string name, Task<Archive> packing, CancellationToken stop)
    {
        var times = await WriteBesideAsync(WithWhatFollowsAsync(packing, stop));
        var archive = await packing;
        Print(name, times, archive);
        return archive;
    }

    private static async Task WithWhatFollowsAsync(Task packing, CancellationToken stop)
    {
        await packing;
        await Task.Delay(s_afterwards, stop);
    }

    private Task<WriteTimes> WriteBesideAsync(Task beside) => new PacedWrites(holdall.Server.Url, _request, plan.Rate).RunAsync(beside);

    private void Print(string name, WriteTimes times, Archive? archive) => Console.WriteLine(
        $"{name,-16}{times.Count,8}{times.P50,9:F2}{times.P99,9:F2}{times.Longest,12:F1}{times.LongestAt.TotalSeconds,7:F1}" +
        (archive is null ? $"{"",25}" : $"{archive.Took.TotalSeconds,9:F1}{archive.Size >> 20,8}{(plan.Size >> 20) / archive.Took.TotalSeconds,8:F0}") +
        $"{holdall.Server.PeakMemory >> 20,16}");

    private void PrintRatios()
    {
        Console.WriteLine();
        foreach (var (level, pairs) in _pairs)
        {
            var time = CaseOutcome.Median(pairs.Select(pair => pair.Backup.Took / pair.Yardstick.Took));
            var size = CaseOutcome.Median(pairs.Select(pair => (double)pair.Backup.Size / pair.Yardstick.Size));
            Console.WriteLine($"a backup takes {time:F2} of the time of {ZipProgram.Name} -{level} and {size:F2} of its space");
        }
    }
}
