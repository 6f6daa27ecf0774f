using System.Diagnostics.Metrics;
using Holdall.Engine.Metrics;

namespace Holdall.Host.Jobs;

/// <summary>What became of runs, as figures.</summary>
internal sealed class JobMetrics(HoldallMeter meter, TimeProvider time)
{
    public const string Succeeded = "succeeded";

    /// <summary>Also of one that is tried again.</summary>
    public const string Failed = "failed";

    /// <summary>By a stop; it runs again.</summary>
    public const string Interrupted = "interrupted";

    private readonly Histogram<double> _durations = meter.CreateLongDuration("holdall.jobs.duration", "How long runs of jobs took.");

    public long Begin() => time.GetTimestamp();

    public void End(long begun, string plugin, string job, string outcome)
    {
        if (!_durations.Enabled) return;
        _durations.Record(
            time.GetElapsedTime(begun).TotalSeconds,
            KeyValuePair.Create<string, object?>("plugin", plugin),
            KeyValuePair.Create<string, object?>("job", job),
            KeyValuePair.Create<string, object?>("outcome", outcome));
    }
}
