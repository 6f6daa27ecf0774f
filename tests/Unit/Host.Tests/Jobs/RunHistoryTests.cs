using Holdall.Jobs;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Jobs;

[Collection("Jobs")]
public sealed class RunHistoryTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_the_outcome_and_the_duration_of_runs()
    {
        var proceed = new TaskCompletionSource();
        await using var app = await TestJobs.StartAsync(_directory, jobs =>
        {
            jobs.Add("good", _ => proceed.Task);
            jobs.Add("bad", _ => throw new InvalidOperationException("no luck"));
        });
        await app.Jobs.EnqueueAsync("test", "good", aborted: Cancelled);
        await Eventually.HoldsAsync(() => _directory.Query<int>("SELECT count(*) FROM Job WHERE StateName = 'Processing'") == 1, "the run has begun");
        var from = TimeProvider.System.GetTimestamp();
        await Eventually.HoldsAsync(() => TimeProvider.System.GetElapsedTime(from) > TimeSpan.FromMilliseconds(20), "some time has passed");
        proceed.SetResult();
        var atLeast = TimeProvider.System.GetElapsedTime(from);
        await app.Jobs.EnqueueAsync("test", "bad", aborted: Cancelled);
        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(10).Count == 2, "two runs have ended");

        var runs = app.Lifetime.Store!.Recent(10);
        runs.Select(run => (run.Plugin, run.Job, run.Succeeded, run.Error)).ShouldBe([("test", "bad", false, "no luck"), ("test", "good", true, null)]);
        runs[1].Duration.ShouldBeGreaterThanOrEqualTo(atLeast - TimeSpan.FromMilliseconds(5));
        app.Log.Has(LogLevel.Error, "The job bad of test failed.").ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_run_is_not_tried_again()
    {
        var tries = 0;
        await using var app = await TestJobs.StartAsync(
            _directory, jobs => jobs.Add("bad", _ => throw new InvalidOperationException($"try {Interlocked.Increment(ref tries)}")));
        await app.Jobs.EnqueueAsync("test", "bad", aborted: Cancelled);
        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(10).Count == 1, "the run has ended");
        _directory.Query<int>("SELECT count(*) FROM Job WHERE StateName = 'Failed'").ShouldBe(1);
        _directory.Query<int>("SELECT count(*) FROM [Set] WHERE Key IN ('schedule', 'retries')").ShouldBe(0);
        tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_waiting_run_of_a_job_that_no_longer_exists_fails()
    {
        await using var app = await TestJobs.StartAsync(_directory, _ => { });
        await app.Jobs.EnqueueAsync("test", "gone", aborted: Cancelled);
        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(10).Count == 1, "the run has ended");
        app.Lifetime.Store!.Recent(1)[0].Error.ShouldBe("The plugin test has no job gone any more.");
    }

    [Fact]
    public async Task Keeps_the_last_runs_of_each_job()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs =>
        {
            jobs.Add("often", Count);
            jobs.Add("seldom", Count);
        });
        await app.Jobs.EnqueueAsync("test", "seldom", aborted: Cancelled);
        for (var i = 0; i < 8; i++) await app.Jobs.EnqueueAsync("test", "often", i.ToString(null as IFormatProvider), Cancelled);
        await app.Jobs.EnqueueAsync("away", "waits", aborted: Cancelled);
        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(100).Count == 9, "nine runs have ended");

        app.Lifetime.Store!.EndTick(DateTimeOffset.UnixEpoch, 3, DateTimeOffset.MinValue);
        app.Lifetime.Store!.Recent(100).Select(run => run.Job).Order().ShouldBe(["often", "often", "often", "seldom"]);
        _directory.Query<int>("SELECT count(*) FROM Job").ShouldBe(5);
        _directory.Query<int>("SELECT count(*) FROM State WHERE JobId NOT IN (SELECT Id FROM Job)").ShouldBe(0);
    }

    [Fact]
    public async Task Finished_runs_outlive_the_day_that_Hangfire_would_give_them()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("good", Count));
        await app.Jobs.EnqueueAsync("test", "good", aborted: Cancelled);
        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(10).Count == 1, "the run has ended");
        await Eventually.HoldsAsync(() => _directory.Query<long>("SELECT ExpireAt FROM Job") > 0, "the end is noted");
        var end = new DateTimeOffset(_directory.Query<long>("SELECT ExpireAt FROM Job"), TimeSpan.Zero);
        (end - TimeProvider.System.GetUtcNow()).TotalDays.ShouldBe(30, 0.1);
    }

    [Fact]
    public async Task Forgets_old_runs_failed_ones_too()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("good", Count));
        await app.Jobs.EnqueueAsync("test", "good", aborted: Cancelled);
        await app.Jobs.EnqueueAsync("test", "gone", aborted: Cancelled);
        await app.Jobs.EnqueueAsync("away", "waits", aborted: Cancelled);
        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(100).Count == 2, "two runs have ended");
        app.Lifetime.Store!.EndTick(DateTimeOffset.UnixEpoch, 100, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        app.Lifetime.Store!.Recent(100).Count.ShouldBe(2);
        app.Lifetime.Store!.EndTick(DateTimeOffset.UnixEpoch, 100, TimeProvider.System.GetUtcNow());
        _directory.Query<string>("SELECT group_concat(StateName) FROM Job").ShouldBe("Enqueued");
    }

    public void Dispose() => _directory.Dispose();

    private static Task Count(JobRun run) => Task.CompletedTask;
}
