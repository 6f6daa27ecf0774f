using System.Diagnostics.Metrics;
using Holdall.Engine.Metrics;

namespace Holdall.Engine.Storage;

/// <summary>What the databases do, as figures.</summary>
internal sealed class DatabaseMetrics
{
    private const string Label = "database";

    private readonly Databases _databases;
    private readonly Histogram<double> _waited;

    public DatabaseMetrics(HoldallMeter meter, Databases databases)
    {
        _databases = databases;
        _waited = meter.CreateShortDuration("holdall.db.write.wait", "How long changes waited for the writer.");
        meter.CreateObservableCounter(
            "holdall.db.commits", () => Each(static database => database.Commits), "{commit}", "Commits. Changes that waited together share one.");
        meter.CreateObservableUpDownCounter(
            "holdall.db.write.waiting", () => Each(static database => (long)database.WaitingWrites), "{change}", "Changes that wait for the writer.");
        meter.CreateObservableUpDownCounter(
            "holdall.db.size", () => Each(static database => database.Size), "By", "Bytes of the database with its log of changes.");
    }

    /// <summary>When a change begins to wait; 0 = nobody wants to know.</summary>
    public long Begin() => _waited.Enabled ? TimeProvider.System.GetTimestamp() : 0;

    /// <summary>A change has its turn.</summary>
    public void End(long begun, string database)
    {
        if (begun == 0) return;
        _waited.Record(TimeProvider.System.GetElapsedTime(begun).TotalSeconds, KeyValuePair.Create<string, object?>(Label, database));
    }

    private IEnumerable<Measurement<long>> Each(Func<Database, long> figure)
    {
        foreach (var database in _databases.Opened) yield return new(figure(database), KeyValuePair.Create<string, object?>(Label, database.Name));
    }
}
