using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Holdall.Engine.Metrics;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class DatabaseMetricsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HoldallMeter _meter = new();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _figures = new();
    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly Databases _databases = new();
    private readonly DatabaseMetrics _metrics;

    public DatabaseMetricsTests()
    {
        _metrics = new DatabaseMetrics(_meter, _databases);
        _databases.Open(Open("data.db"), Open("auxiliary.db"));
        // Other tests have meters of the same name.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => _figures[Key(instrument, labels)] = value);
        _listener.SetMeasurementEventCallback<double>(
            (instrument, value, labels, _) => _figures.AddOrUpdate(Key(instrument, labels) + " count", 1, static (_, count) => count + 1));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _databases.Dispose();
        _meter.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commits_sizes_and_how_long_changes_waited_can_be_read()
    {
        _listener.Start();
        await WriteAsync();
        await _databases.Main.RunAsync(static () => Task.CompletedTask, TestContext.Current.CancellationToken);
        _listener.RecordObservableInstruments();

        _figures["holdall.db.commits data"].ShouldBe(2);
        _figures["holdall.db.commits auxiliary"].ShouldBe(0);
        _figures["holdall.db.size data"].ShouldBe(_databases.Main.Size);
        _figures["holdall.db.size data"].ShouldBePositive();
        _figures["holdall.db.write.waiting data"].ShouldBe(0);
        _figures["holdall.db.write.wait data count"].ShouldBe(2);
    }

    [Fact]
    public void While_nobody_listens_nothing_is_measured() => _metrics.Begin().ShouldBe(0);

    [Fact]
    public void Databases_that_are_closed_have_no_figures()
    {
        _listener.Start();
        _databases.Dispose();
        _listener.RecordObservableInstruments();
        _figures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Within_what_is_followed_a_write_and_a_transaction_are_activities_and_one_that_fails_says_so()
    {
        using var listener = Follow();
        using var request = new Activity("request").Start();
        await WriteAsync();
        await _databases.Main.RunAsync(static () => Task.CompletedTask, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<DatabaseException>(() => WriteAsync("nonsense"));

        var mine = _activities.Where(activity => activity.TraceId == request.TraceId).ToArray();
        mine.Select(activity => activity.OperationName).ShouldBe(["write", "transaction", "write"]);
        mine.ShouldAllBe(activity => activity.ParentSpanId == request.SpanId);
        mine.Select(activity => activity.Status).ShouldBe([ActivityStatusCode.Unset, ActivityStatusCode.Unset, ActivityStatusCode.Error]);
    }

    [Fact]
    public async Task What_begins_by_itself_is_not_followed()
    {
        using var listener = Follow();
        Activity.Current = null;
        HoldallActivities.AreFollowed.ShouldBeFalse();
        await WriteAsync();
    }

    private ActivityListener Follow()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == HoldallActivities.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private Task<int> WriteAsync(string sql = "CREATE TABLE IF NOT EXISTS t (x)") => _databases.Main.WriteAsync(sql, static (session, sql) =>
    {
        session.Execute(sql);
        return 0;
    });

    private Database Open(string name) => Database.Open(_folder.File(name), metrics: _metrics);

    private static string Key(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels) => $"{instrument.Name} {labels[0].Value}";
}
