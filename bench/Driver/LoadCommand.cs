using System.CommandLine;

namespace Holdall.Bench.Driver;

/// <summary>`view`, `list`, `create`: a single case on a server that runs already, for profiling it.</summary>
internal static class LoadCommand
{
    public static Command Create(LoadCase load)
    {
        var url = LoadOptions.Url();
        var connections = LoadOptions.Connections();
        var seconds = LoadOptions.Seconds();
        var command = new Command(load.Name, load.Description + " Loads a server that runs.") { url, connections, seconds };
        command.SetAction((parsed, stop) =>
        {
            SocketEngine.RunInline();
            return RunAsync(load, parsed.GetRequiredValue(url), parsed.GetValue(connections), parsed.GetValue(seconds), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(LoadCase load, Uri url, int connections, int seconds, CancellationToken stop)
    {
        using var http = new HttpClient();
        var ids = await RecordIds.FetchAsync(http, url, stop);
        var run = new LoadRun(url, load.Requests(url, ids), connections);
        var result = await run.RunAsync(TimeSpan.FromSeconds(seconds), stop);
        Console.WriteLine(
            $"{load.Name}: {result.PerSecond:F0} requests/s, p50 {result.P50:F2} ms, p99 {result.P99:F2} ms, " +
            $"{result.Requests} requests, {result.Failures.Count} connections failed");
        foreach (var failure in result.Failures.Take(3))
            await Console.Error.WriteLineAsync(failure);
        return result.Failures.Count == 0 ? 0 : 1;
    }
}
