using Holdall.Bench.Driver;

namespace Holdall.Bench.Compare;

/// <summary>One run, and the processor time that the server used up for each request: the figure that others on the machine distort least.</summary>
internal sealed record Measurement(LoadResult Load, double ProcessorMicroseconds);

internal sealed class MeasuredServer(Contestant server, byte[][] requests, int connections)
{
    public async Task<Measurement> RunAsync(TimeSpan duration, CancellationToken stop)
    {
        var before = server.ProcessorTime;
        var result = await new LoadRun(server.Url, requests, connections).RunAsync(duration, stop);
        var used = server.ProcessorTime - before;
        return new Measurement(result, used.TotalMicroseconds / Math.Max(1, result.Requests));
    }
}
