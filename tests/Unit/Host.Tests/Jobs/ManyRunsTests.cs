using System.Collections.Concurrent;
using Holdall.Host.Jobs;
using Holdall.Jobs;

namespace Holdall.Host.Tests.Jobs;

/// <summary>A queue that has become long, as that of a plugin which was off or of a process which was killed.</summary>
[Collection("Jobs")]
public sealed class ManyRunsTests : IDisposable
{
    private const int Runs = 10_000;
    private const int Workers = 10;

    private readonly TestDirectory _directory = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Ten_thousand_runs_that_lost_their_place_in_the_queue_get_it_back_and_none_runs_twice_or_is_lost()
    {
        await FillAsync();
        _directory.Execute("DELETE FROM JobQueue");
        var seen = new ConcurrentBag<int>();
        await using (await TestJobs.StartAsync(_directory, TestJobs.Options with { Workers = Workers }, ("test", jobs => jobs.Add("count", run =>
        {
            seen.Add(int.Parse(run.Arguments, null));
            return Task.CompletedTask;
        }))))
        {
            await Eventually.HoldsAsync(() => seen.Count > 500, "hundreds have run");
        }

        seen.ShouldBeUnique();
        seen.Max().ShouldBeLessThan(seen.Count + Workers, "only what a worker had in its hands when the server ended is left out");
        // Of those that have succeeded only the last are kept.
        _directory.Query<int>("SELECT count(*) FROM Job WHERE StateName = 'Enqueued'").ShouldBe(Runs - seen.Count);
        _directory.Query<int>("SELECT count(*) FROM Job WHERE StateName NOT IN ('Enqueued', 'Succeeded')").ShouldBe(0);
        _directory.Query<int>("SELECT count(*) FROM JobQueue WHERE FetchedAt = 0").ShouldBe(Runs - seen.Count);
    }

    [Fact]
    public async Task A_long_queue_of_a_plugin_that_is_off_holds_up_nobody_else()
    {
        await FillAsync();
        var ran = new TaskCompletionSource();
        await using var app = await TestJobs.StartAsync(_directory, null, ("other", jobs => jobs.Add("work", _ =>
        {
            ran.TrySetResult();
            return Task.CompletedTask;
        })));

        await app.Jobs.EnqueueAsync("other", "work", aborted: Cancelled);
        await Eventually.EndsAsync(ran.Task);

        _directory.Query<int>("SELECT count(*) FROM JobQueue WHERE Queue = 'test' AND FetchedAt = 0").ShouldBe(Runs);
    }

    /// <summary>One run is stored as the product stores it, and copied with other arguments.</summary>
    private async Task FillAsync()
    {
        await using (var app = await TestJobs.StartAsync(_directory, null, ("nobody", _ => { }))) await app.Jobs.EnqueueAsync("test", "count", "0", Cancelled);
        const string Numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) ";
        _directory.Execute(
            Numbers + """
            INSERT INTO Job (Id, StateName, InvocationData, Arguments, CreatedAt, ExpireAt)
            SELECT job.Id + i, job.StateName, job.InvocationData, replace(job.Arguments, '\"0\"', '\"' || i || '\"'), job.CreatedAt, job.ExpireAt FROM Job job, n
            """,
            Runs - 1);
        _directory.Execute(
            Numbers + "INSERT INTO State (JobId, Name, CreatedAt, Data, ExpireAt) SELECT JobId + i, Name, CreatedAt, Data, ExpireAt FROM State, n", Runs - 1);
        _directory.Execute(Numbers + "INSERT INTO JobQueue (JobId, Queue, FetchedAt) SELECT JobId + i, Queue, 0 FROM JobQueue, n", Runs - 1);
    }
}
