using System.Collections.Concurrent;
using Holdall.Host.Jobs;
using Holdall.Jobs;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Jobs;

[Collection("Jobs")]
public sealed class ScheduledRunsTests : IDisposable
{
    private static readonly JobRetries Soon = new() { Attempts = 3, FirstPause = TimeSpan.FromMilliseconds(1) };

    private readonly TestDirectory _directory = new();
    private readonly ConcurrentQueue<JobRun> _runs = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_run_waits_for_its_time()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("later", Note));
        var asked = TimeProvider.System.GetUtcNow();
        await app.Jobs.ScheduleAsync("test", "later", TimeSpan.FromSeconds(1), "7", Cancelled);
        (await app.Jobs.WaitingAsync(10, Cancelled)).ShouldHaveSingleItem().DueAt.ShouldNotBeNull().ShouldBeGreaterThan(asked);

        await Eventually.HoldsAsync(() => !_runs.IsEmpty, "it has run");

        (TimeProvider.System.GetUtcNow() - asked).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        _runs.Single().Arguments.ShouldBe("7");
    }

    [Fact]
    public async Task It_is_put_into_its_queue_as_a_whole()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("later", Note));
        await app.Jobs.ScheduleAsync("test", "later", TimeSpan.FromDays(1), "7", Cancelled);
        var store = app.Lifetime.Store!;
        var run = store.NextScheduled(10).ShouldHaveSingleItem();

        store.TryEnqueue(run, TimeProvider.System.GetUtcNow()).ShouldBeTrue();
        store.TryEnqueue(run, TimeProvider.System.GetUtcNow()).ShouldBeTrue();

        await Eventually.HoldsAsync(() => store.Recent(10).Count == 1, "it has ended");
        _runs.ShouldHaveSingleItem();
        store.NextScheduled(10).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_waits_until_its_worker_has_put_it_off()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("later", Note));
        await app.Jobs.ScheduleAsync("test", "later", TimeSpan.FromDays(1), "7", Cancelled);
        var store = app.Lifetime.Store!;
        var run = store.NextScheduled(10).ShouldHaveSingleItem();
        using (var other = new JobConnections(_directory.StoreFile).Open()) other.Execute("UPDATE Job SET StateName = 'Processing'");

        store.TryEnqueue(run, TimeProvider.System.GetUtcNow()).ShouldBeFalse();

        store.NextScheduled(10).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_waits_over_a_restart()
    {
        await using (var first = await TestJobs.StartAsync(_directory, jobs => jobs.Add("later", Note)))
        {
            await first.Jobs.ScheduleAsync("test", "later", TimeSpan.Zero, "1", Cancelled);
            await first.Jobs.ScheduleAsync("test", "later", TimeSpan.FromDays(1), "2", Cancelled);
        }

        await using var second = await TestJobs.StartAsync(_directory, jobs => jobs.Add("later", Note));
        await Eventually.HoldsAsync(() => _runs.Any(run => run.Arguments == "1"), "the first one has run");
        await Eventually.HoldsAsync(async () => (await second.Jobs.WaitingAsync(10, Cancelled)).Count == 1, "only the other one waits");
    }

    [Fact]
    public async Task What_fails_is_tried_again_until_it_succeeds()
    {
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("flaky", run =>
        {
            _runs.Enqueue(run);
            return run.Attempt < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        }, Soon));
        await app.Jobs.EnqueueAsync("test", "flaky", "\"x\"", Cancelled);

        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(1).Count == 1, "it has ended");

        _runs.Select(run => (run.Attempt, run.Arguments)).ShouldBe([(1, "\"x\""), (2, "\"x\""), (3, "\"x\"")]);
        var outcome = app.Lifetime.Store!.Recent(1)[0];
        (outcome.Succeeded, outcome.Attempts).ShouldBe((true, 3));
        app.Log.Has(LogLevel.Warning, "The job flaky of test failed at attempt 1 and is tried again in").ShouldBeTrue();
        app.Log.Has(LogLevel.Error, "The job flaky").ShouldBeFalse();
    }

    [Fact]
    public async Task After_the_last_attempt_it_has_failed()
    {
        await using var app = await TestJobs.StartAsync(
            _directory, jobs => jobs.Add("bad", _ => throw new InvalidOperationException("never"), Soon with { Attempts = 2 }));
        await app.Jobs.EnqueueAsync("test", "bad", aborted: Cancelled);

        await Eventually.HoldsAsync(() => app.Lifetime.Store!.Recent(1).Count == 1, "it has ended");

        var outcome = app.Lifetime.Store!.Recent(1)[0];
        (outcome.Succeeded, outcome.Attempts, outcome.Error).ShouldBe((false, 2, "never"));
        app.Log.Has(LogLevel.Error, "The job bad of test failed.").ShouldBeTrue();
    }

    [Fact]
    public async Task A_stopped_clock_stays_stopped_over_a_restart()
    {
        await using (var first = await TestJobs.StartAsync(_directory, jobs => jobs.AddCron("each", "* * * * *", Note)))
        {
            (await first.Jobs.PauseCronAsync("each", true, Cancelled)).ShouldBeTrue();
            (await first.Jobs.PauseCronAsync("nosuch", true, Cancelled)).ShouldBeFalse();
        }

        await using var second = await TestJobs.StartAsync(_directory, jobs => jobs.AddCron("each", "* * * * *", Note));
        await Eventually.HoldsAsync(() => second.Jobs.Crons.Single(cron => cron.Id == "each").IsPaused, "it is known to be paused");
        (await second.Jobs.RunCronAsync("each", Cancelled)).ShouldBeTrue();
        await Eventually.HoldsAsync(() => _runs.Count == 1, "it runs when asked to");
        await second.Jobs.PauseCronAsync("each", false, Cancelled);
        second.Jobs.Crons.Single(cron => cron.Id == "each").IsPaused.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(4, 480)]
    [InlineData(30, 21_600)]
    [InlineData(99, null)]
    public void Each_pause_is_twice_as_long_up_to_the_longest(int attempt, int? seconds) =>
        new JobRetries { Attempts = 99 }.PauseAfter(attempt)?.TotalSeconds.ShouldBe(seconds!.Value);

    private Task Note(JobRun run)
    {
        _runs.Enqueue(run);
        return Task.CompletedTask;
    }
}
