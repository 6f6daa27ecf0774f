using System.Diagnostics;
using System.Net;
using Holdall.Bench.Driver;
using Holdall.Bench.Realtime;

namespace Holdall.Bench.Backups;

/// <summary>
/// Writes that begin at a fixed rate, whether or not those before are answered, as those of many clients do. One that begins late because all connections wait
/// counts from the time it was due: otherwise a long wait would hide the ones behind it.
/// </summary>
internal sealed class PacedWrites(Uri url, byte[] request, int rate)
{
    private const int Connections = 16;

    private readonly LatencyHistogram _times = new();
    private readonly Lock _adding = new();
    private long _next;
    private long _longest;
    private long _longestFrom;

    /// <summary>Writes until the work beside it has ended.</summary>
    public async Task<WriteTimes> RunAsync(Task beside)
    {
        var begun = Stopwatch.GetTimestamp();
        var writers = new Task[Connections];
        for (var i = 0; i < Connections; i++)
            writers[i] = Task.Factory.StartNew(() => Write(begun, beside), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(writers);
        await beside;
        return new WriteTimes(
            _times.Count, Milliseconds(_times.Percentile(0.5)), Milliseconds(_times.Percentile(0.99)), Milliseconds(_longest),
            Stopwatch.GetElapsedTime(begun, _longestFrom));
    }

    private void Write(long begun, Task beside)
    {
        using var writer = new Writer(new IPEndPoint(IPAddress.Loopback, url.Port));
        var ended = ((IAsyncResult)beside).AsyncWaitHandle;
        while (!beside.IsCompleted)
        {
            var due = begun + (Interlocked.Increment(ref _next) * Stopwatch.Frequency / rate);
            var early = due - Stopwatch.GetTimestamp();
            if (early > 0 && ended.WaitOne(TimeSpan.FromSeconds((double)early / Stopwatch.Frequency)))
                return;
            // One that waited counts from when it woke up: how exact that is, is no concern of the server.
            Add(early > 0 ? Stopwatch.GetTimestamp() : due, writer);
        }
    }

    private void Add(long from, Writer writer)
    {
        writer.Send(request);
        var took = Stopwatch.GetTimestamp() - from;
        lock (_adding)
        {
            _times.Add(took);
            if (took > _longest)
                (_longest, _longestFrom) = (took, from);
        }
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}

/// <summary>How long writes took, in milliseconds, and when the longest began: what is slow at the start and at the end of a backup has other causes.</summary>
internal sealed record WriteTimes(long Count, double P50, double P99, double Longest, TimeSpan LongestAt);
