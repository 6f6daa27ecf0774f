using System.Collections.Concurrent;
using Hangfire.Storage;
using Hangfire.Storage.SQLite;
using Holdall.Host.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Host.Tests.Jobs;

public sealed class QueueTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly JobConnections _connections;
    private readonly SQLiteStorage _storage;
    private readonly QueueSignal _signal = new();
    private readonly HeldRows _held;

    public QueueTests()
    {
        _connections = new JobConnections(_directory.StoreFile);
        _storage = new SQLiteStorage(new SQLiteDbConnectionFactory(_connections.Open), new SQLiteStorageOptions());
        _held = Hold();
    }

    [Fact]
    public async Task Each_run_is_taken_once_by_many_workers()
    {
        const int runs = 400;
        for (var id = 1; id <= runs; id++) Enqueue(id);
        var taken = new ConcurrentBag<long>();
        // Workers that share nothing in memory, as those of several processes: only the statement keeps them apart.
        await Eventually.EndsAsync(Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var connection = _connections.Open();
            while (QueueTable.TryTake(connection, """["q"]""", _time.GetUtcNow(), DateTimeOffset.MinValue.AddTicks(1)) is { } row) taken.Add(row.JobId);
        }))));
        taken.Order().ShouldBe(Enumerable.Range(1, runs).Select(id => (long)id));
    }

    [Fact]
    public async Task A_waiting_worker_wakes_up_when_a_run_is_enqueued()
    {
        var worker = await WaitingWorkerAsync();
        Enqueue(7);
        (await Eventually.EndsAsync(worker)).JobId.ShouldBe("7");
    }

    [Fact]
    public async Task A_waiting_worker_wakes_up_when_a_run_is_put_back()
    {
        Enqueue(7);
        var first = await Eventually.EndsAsync(DequeueAsync());
        var second = await WaitingWorkerAsync();
        first.Dispose();
        (await Eventually.EndsAsync(second)).JobId.ShouldBe("7");
    }

    [Fact]
    public async Task A_run_that_nobody_was_woken_for_is_found_by_polling()
    {
        var worker = await WaitingWorkerAsync(Options(TimeSpan.FromMilliseconds(20)));
        _directory.Execute("INSERT INTO JobQueue (JobId, Queue, FetchedAt) VALUES (7, 'q', 0)");
        (await Eventually.EndsAsync(worker)).JobId.ShouldBe("7");
    }

    [Fact]
    public async Task A_run_stays_taken_for_as_long_as_it_is_held()
    {
        Enqueue(7);
        using var job = await Eventually.EndsAsync(DequeueAsync());
        for (var minute = 0; minute < 60; minute++) _time.Advance(TimeSpan.FromMinutes(1));
        // Seen from outside, where nobody knows who holds what.
        using var connection = _connections.Open();
        QueueTable.TryTake(connection, """["q"]""", _time.GetUtcNow(), _time.GetUtcNow() - Options().HoldTime).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_was_not_renewed_is_still_not_taken_twice_in_this_process()
    {
        Enqueue(7);
        using var job = await Eventually.EndsAsync(DequeueAsync());
        // The machine slept: the lease has run out before the timer had its turn.
        _directory.Execute("UPDATE JobQueue SET FetchedAt = 1");
        using var stop = new CancellationTokenSource();
        var second = new Worker(this, Options(), stop.Token).Taken;
        await Eventually.HoldsAsync(() => _directory.Query<long>("SELECT FetchedAt FROM JobQueue") > 1, "the lease is renewed");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task A_run_whose_holder_is_gone_is_taken_by_another_after_the_hold_time()
    {
        Enqueue(7);
        using var connection = _connections.Open();
        QueueTable.TryTake(connection, """["q"]""", _time.GetUtcNow(), _time.GetUtcNow() - Options().HoldTime).ShouldNotBeNull();
        _time.Advance(Options().HoldTime + TimeSpan.FromSeconds(1));
        (await Eventually.EndsAsync(DequeueAsync())).JobId.ShouldBe("7");
    }

    [Fact]
    public async Task A_run_that_was_queued_twice_is_not_started_beside_itself()
    {
        _directory.Execute("INSERT INTO JobQueue (JobId, Queue, FetchedAt) VALUES (7, 'q', 0), (7, 'q', 0), (8, 'q', 0)");
        using var first = await Eventually.EndsAsync(DequeueAsync());
        using var second = await Eventually.EndsAsync(DequeueAsync());
        first.JobId.ShouldBe("7");
        second.JobId.ShouldBe("8");
    }

    [Fact]
    public void Enqueuing_again_what_is_waiting_changes_nothing()
    {
        Enqueue(7);
        Enqueue(7);
        _directory.Query<int>("SELECT count(*) FROM JobQueue").ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_given_queues_are_served()
    {
        _directory.Execute("INSERT INTO JobQueue (JobId, Queue, FetchedAt) VALUES (1, 'other', 0), (2, 'q', 0)");
        (await Eventually.EndsAsync(DequeueAsync())).JobId.ShouldBe("2");
    }

    [Fact]
    public async Task A_connection_may_be_used_by_a_timer_while_its_owner_uses_it()
    {
        // What the storage's lock heartbeat does. Without the mutex this crashes or corrupts the file.
        using var connection = _connections.Open();
        await Eventually.EndsAsync(Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                connection.Execute("INSERT INTO JobQueue (JobId, Queue, FetchedAt) VALUES (?, ?, 0)", (thread * 1000) + i, new string('x', 200));
                connection.Execute("UPDATE JobQueue SET FetchedAt = FetchedAt + 1 WHERE JobId = ?", (thread * 1000) + i);
                connection.ExecuteScalar<int>("SELECT count(*) FROM JobQueue WHERE Queue LIKE '%x'");
            }
        }))));
        connection.ExecuteScalar<int>("SELECT count(*) FROM JobQueue WHERE FetchedAt = 1").ShouldBe(2000);
        connection.ExecuteScalar<string>("PRAGMA integrity_check").ShouldBe("ok");
    }

    [Fact]
    public void Connections_write_ahead_and_wait_for_each_other()
    {
        using var connection = _connections.Open();
        connection.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
        connection.ExecuteScalar<int>("PRAGMA busy_timeout").ShouldBe(10_000);
    }

    public void Dispose()
    {
        _held.Dispose();
        _storage.Dispose();
        _directory.Dispose();
    }

    private HeldRows Hold() => new(_connections.Open(), Options().HoldTime, _time, NullLogger.Instance);

    private static JobsOptions Options(TimeSpan? poll = null) => new() { PollInterval = poll ?? TimeSpan.FromHours(1), HoldTime = TimeSpan.FromMinutes(5) };

    private void Enqueue(long jobId)
    {
        using var context = _storage.CreateAndOpenConnection();
        Queue(context, Options()).Enqueue("q", jobId.ToString(null as IFormatProvider));
    }

    private Task<IFetchedJob> DequeueAsync() => new Worker(this, Options(), TestContext.Current.CancellationToken).Taken;

    /// <summary>A worker that has found nothing and waits.</summary>
    private async Task<Task<IFetchedJob>> WaitingWorkerAsync(JobsOptions? options = null)
    {
        var worker = new Worker(this, options ?? Options(), TestContext.Current.CancellationToken);
        var seen = 0;
        await Eventually.HoldsAsync(() => worker.IsBlocked ? ++seen == 5 : (seen = 0) > 0, "a worker waits");
        return worker.Taken;
    }

    private IPersistentJobQueue Queue(HangfireDbContext context, JobsOptions options) =>
        new JobQueueProvider(_held, _signal, options, _time).GetJobQueue(context);

    /// <summary>Takes one run, on a thread of its own as Hangfire's workers do.</summary>
    private sealed class Worker
    {
        private readonly TaskCompletionSource<IFetchedJob> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Thread _thread;

        public Worker(QueueTests tests, JobsOptions options, CancellationToken stop)
        {
            var queue = tests.Queue(tests._storage.CreateAndOpenConnection(), options);
            _thread = new Thread(() => Take(queue, stop)) { IsBackground = true };
            _thread.Start();
        }

        public Task<IFetchedJob> Taken => _taken.Task;

        public bool IsBlocked => _thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);

        private void Take(IPersistentJobQueue queue, CancellationToken stop)
        {
            try
            {
                _taken.SetResult(queue.Dequeue(["q"], stop));
            }
            catch (Exception e)
            {
                _taken.SetException(e);
            }
        }
    }
}
