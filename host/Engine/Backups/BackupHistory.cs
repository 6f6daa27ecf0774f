using System.Diagnostics.Metrics;
using Holdall.Engine.Metrics;

namespace Holdall.Engine.Backups;

/// <summary>What became of backups: the last one, and figures of all.</summary>
internal sealed class BackupHistory
{
    public const string Create = "create";

    /// <summary>Up to the restart.</summary>
    public const string Restore = "restore";

    private readonly TimeProvider _time;
    private readonly Lazy<BackupOutcome?> _stored;
    private readonly Histogram<double> _durations;
    private volatile BackupOutcome? _made;

    public BackupHistory(BackupFolder folder, HoldallMeter meter, TimeProvider time)
    {
        _time = time;
        _stored = new(() => folder.FindNewest());
        _durations = meter.CreateLongDuration("holdall.backups.duration", "How long it took to make or restore backups.");
    }

    /// <summary>The last one that this process has made or tried to make; before that the newest in the data directory.</summary>
    public BackupOutcome? Last => _made ?? _stored.Value;

    /// <summary>Makes or restores a backup.</summary>
    /// <param name="operation">Which of both.</param>
    /// <param name="name">Its name, which a hook may change.</param>
    /// <param name="work">Does it.</param>
    public async Task RunAsync(string operation, Func<string> name, Func<Task> work)
    {
        using var activity = HoldallActivities.BeginBackup(operation, name());
        var begun = _time.GetTimestamp();
        var succeeded = false;
        try
        {
            await work();
            succeeded = true;
        }
        catch (Exception e)
        {
            HoldallActivities.Fail(activity, e);
            throw;
        }
        finally
        {
            if (operation == Create) _made = new BackupOutcome(name(), _time.GetUtcNow(), succeeded);
            _durations.Record(
                _time.GetElapsedTime(begun).TotalSeconds,
                KeyValuePair.Create<string, object?>("operation", operation),
                KeyValuePair.Create<string, object?>("outcome", succeeded ? "succeeded" : "failed"));
        }
    }
}
