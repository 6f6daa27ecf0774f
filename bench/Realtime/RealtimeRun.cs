using System.Diagnostics;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Realtime;

/// <summary>One measurement: an audience of a size, and records that are created one after the other.</summary>
internal sealed class RealtimeRun(RealtimeServer server, RealtimePlan plan)
{
    private const int TextBytes = 200;
    private const int WarmUp = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(4);

    private readonly LatencyHistogram _answers = new();
    private readonly LatencyHistogram _deliveries = new();
    private long _lost;

    public bool HasFailed => _lost > 0;

    public async Task<string> RunAsync(int subscribers, CancellationToken stop)
    {
        var before = server.Memory;
        using var audience = new Audience(plan.IsSocket, OperatingSystem.IsLinux());
        var (connected, subscribed) = await audience.GatherAsync(subscribers, server.Address, stop);
        await Task.Delay(s_rest, stop);
        var memory = (server.Memory - before) / 1024.0 / subscribers;
        var used = server.ProcessorTime;
        var writing = new Thread(() => Write(audience, stop)) { IsBackground = true };
        writing.Start();
        while (writing.IsAlive) await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
        var processor = (server.ProcessorTime - used).TotalMicroseconds / Math.Max(1, audience.Received);
        return $"| {subscribers} | {subscribers / connected.TotalSeconds:F0} | {subscribers / subscribed.TotalSeconds:F0} | {memory:F1} "
            + $"| {Show(_answers)} | {Show(_deliveries)} | {processor:F1} | {_lost} | {audience.Left} |";
    }

    private void Write(Audience audience, CancellationToken stop)
    {
        using var writer = new Writer(server.Address);
        var request = server.Create(TextBytes);
        var pause = TimeSpan.FromSeconds(1.0 / plan.PerSecond);
        for (var i = 0; i < plan.Creates + WarmUp && !stop.IsCancellationRequested; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            writer.Send(request);
            var answered = Stopwatch.GetTimestamp();
            var total = (i + 1L) * audience.Count;
            if (audience.WaitFor(total, s_patience) is not { } delivered)
            {
                _lost = total - audience.Received;
                return;
            }

            if (i >= WarmUp)
            {
                _answers.Add((long)Stopwatch.GetElapsedTime(begun, answered).TotalMicroseconds);
                _deliveries.Add((long)Stopwatch.GetElapsedTime(begun, delivered).TotalMicroseconds);
            }

            if (pause - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest) stop.WaitHandle.WaitOne(rest);
        }
    }

    private static string Show(LatencyHistogram times) => $"{times.Percentile(0.5) / 1000.0:F1} / {times.Percentile(0.99) / 1000.0:F1}";
}
