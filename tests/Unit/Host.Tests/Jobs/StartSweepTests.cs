using Hangfire.Storage.SQLite;
using Holdall.Host.Jobs;

namespace Holdall.Host.Tests.Jobs;

public sealed class StartSweepTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public StartSweepTests()
    {
        using var storage = new SQLiteStorage(new SQLiteDbConnectionFactory(new JobConnections(_directory.StoreFile).Open), new SQLiteStorageOptions());
    }

    [Fact]
    public void What_a_dead_process_held_waits_again()
    {
        AddJob(1, "Processing");
        AddToQueue(1, fetchedAt: 638_000_000_000_000_000);
        Sweep();
        Queued().ShouldBe("1 in q at 0");
    }

    [Theory]
    [InlineData("Enqueued")]
    [InlineData("Processing")]
    public void What_is_meant_to_run_is_put_into_its_queue(string state)
    {
        AddJob(1, state);
        Sweep();
        Queued().ShouldBe("1 in q at 0");
    }

    [Theory]
    [InlineData("Succeeded")]
    [InlineData("Failed")]
    public void What_has_ended_leaves_its_queue(string state)
    {
        AddJob(1, state);
        AddToQueue(1, fetchedAt: 5);
        Sweep();
        Queued().ShouldBe("");
    }

    [Fact]
    public void What_was_queued_twice_is_queued_once()
    {
        AddJob(1, "Enqueued");
        AddToQueue(1, fetchedAt: 0);
        AddToQueue(1, fetchedAt: 5);
        Sweep();
        Queued().ShouldBe("1 in q at 0");
    }

    [Fact]
    public void What_waits_for_its_time_and_has_lost_it_is_due()
    {
        AddJob(1, "Scheduled");
        AddJob(2, "Scheduled");
        _directory.Execute("INSERT INTO [Set] (Key, Score, Value) VALUES ('schedule', 99, '2')");
        Sweep();
        _directory.Query<string>("SELECT group_concat(Value || ' at ' || CAST(Score AS INTEGER)) FROM [Set] WHERE Key = 'schedule'").ShouldBe("2 at 99,1 at 0");
    }

    [Fact]
    public void Locks_and_servers_of_dead_processes_are_dropped()
    {
        _directory.Execute("INSERT INTO DistributedLock (Id, Resource, ResourceKey, ExpireAt) VALUES ('1', 'r', 'k', ?)", DateTime.MaxValue.Ticks);
        _directory.Execute("INSERT INTO Server (Id, Data, LastHeartbeat) VALUES ('dead', '{}', ?)", DateTime.MaxValue.Ticks);
        Sweep();
        _directory.Query<int>("SELECT (SELECT count(*) FROM DistributedLock) + (SELECT count(*) FROM Server)").ShouldBe(0);
    }

    [Fact]
    public void Stored_recurring_jobs_are_dropped()
    {
        _directory.Execute("INSERT INTO [Set] (Key, Value, Score, ExpireAt) VALUES ('recurring-jobs', 'stale', 0, 0)");
        _directory.Execute("INSERT INTO Hash (Key, Field, Value, ExpireAt) VALUES ('recurring-job:stale', 'Cron', '* * * * *', 0)");
        Sweep();
        _directory.Query<int>("SELECT (SELECT count(*) FROM [Set]) + (SELECT count(*) FROM Hash)").ShouldBe(0);
    }

    public void Dispose() => _directory.Dispose();

    private void Sweep()
    {
        using var connection = new JobConnections(_directory.StoreFile).Open();
        StartSweep.Run(connection);
    }

    private void AddJob(int id, string state)
    {
        _directory.Execute("INSERT INTO Job (Id, StateName, InvocationData, Arguments, CreatedAt, ExpireAt) VALUES (?, ?, '', '', 1, 0)", id, state);
        _directory.Execute("""INSERT INTO State (JobId, Name, CreatedAt, Data, ExpireAt) VALUES (?, 'Enqueued', 1, '{"Queue":"q"}', 0)""", id);
        if (state != "Enqueued") _directory.Execute("INSERT INTO State (JobId, Name, CreatedAt, Data, ExpireAt) VALUES (?, ?, 2, '{}', 0)", id, state);
    }

    private void AddToQueue(int jobId, long fetchedAt) =>
        _directory.Execute("INSERT INTO JobQueue (JobId, Queue, FetchedAt) VALUES (?, 'q', ?)", jobId, fetchedAt);

    private string Queued() => _directory.Query<string>("SELECT group_concat(JobId || ' in ' || Queue || ' at ' || FetchedAt, '; ') FROM JobQueue") ?? "";
}
