using System.Collections.Concurrent;
using System.Threading.Channels;
using Holdall.Host.Jobs;
using Holdall.Http;
using Holdall.Jobs;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Jobs;

[Collection("Jobs")]
public sealed class JobsLifetimeTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_gets_its_name_and_arguments()
    {
        var ran = new TaskCompletionSource<JobRun>();
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("greet", run => Note(ran, run)));
        await app.Jobs.EnqueueAsync("test", "greet", """{"to":"Ann \"x\" ⟦ü⟧"}""", Cancelled);
        var run = await Eventually.EndsAsync(ran.Task);
        run.Job.ShouldBe("greet");
        run.Arguments.ShouldBe("""{"to":"Ann \"x\" ⟦ü⟧"}""");
    }

    [Fact]
    public async Task Who_wants_a_run_before_requests_are_answered_need_not_wait_for_that()
    {
        var ran = new TaskCompletionSource<JobRun>();
        await using var app = await TestJobs.StartSilentAsync(_directory, null, ("test", jobs => jobs.Add("greet", run => Note(ran, run))));
        app.Lifetime.Store.ShouldBeNull();

        await app.Jobs.EnqueueAsync("test", "greet", aborted: Cancelled);

        (await Eventually.EndsAsync(ran.Task)).Job.ShouldBe("greet");
    }

    [Fact]
    public async Task An_application_that_ends_before_it_answers_requests_leaves_the_jobs_to_the_next()
    {
        await using (var first = await TestJobs.StartSilentAsync(_directory, null, ("test", _ => { }))) first.Lifetime.IsServing.ShouldBeTrue();
        var ran = new TaskCompletionSource<JobRun>();
        await using var second = await TestJobs.StartAsync(_directory, jobs => jobs.Add("greet", run => Note(ran, run)));

        await second.Jobs.EnqueueAsync("test", "greet", aborted: Cancelled);

        (await Eventually.EndsAsync(ran.Task)).Job.ShouldBe("greet");
    }

    [Fact]
    public async Task A_job_on_a_clock_runs_within_a_second_when_asked_to()
    {
        var ran = Channel.CreateUnbounded<JobRun>();
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.AddCron("yearly", "@yearly", run => ran.Writer.WriteAsync(run).AsTask()));
        // The first time everything is compiled.
        (await app.Jobs.RunCronAsync("yearly", Cancelled)).ShouldBeTrue();
        await Eventually.EndsAsync(ran.Reader.ReadAsync(Cancelled).AsTask());
        var asked = TimeProvider.System.GetTimestamp();
        (await app.Jobs.RunCronAsync("yearly", Cancelled)).ShouldBeTrue();
        (await Eventually.EndsAsync(ran.Reader.ReadAsync(Cancelled).AsTask())).Job.ShouldBe("yearly");
        TimeProvider.System.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await app.Jobs.RunCronAsync("nosuch", Cancelled)).ShouldBeFalse();
    }

    [Fact]
    public async Task Each_of_many_runs_happens_once()
    {
        const int runs = 500;
        var seen = new ConcurrentBag<int>();
        await using var app = await TestJobs.StartAsync(_directory, TestJobs.Options with { Workers = 8 }, ("test", jobs => jobs.Add("count", run =>
        {
            seen.Add(int.Parse(run.Arguments, null));
            return Task.CompletedTask;
        })));
        await Parallel.ForAsync(0, runs, Cancelled, async (i, stop) => await app.Jobs.EnqueueAsync("test", "count", i.ToString(null as IFormatProvider), stop));
        await Eventually.HoldsAsync(() => _directory.Query<int>("SELECT count(*) FROM JobQueue") == 0, "all runs have ended");
        seen.Order().ShouldBe(Enumerable.Range(0, runs));
        _directory.Query<int>("SELECT count(*) FROM Job WHERE StateName <> 'Succeeded'").ShouldBe(0);
    }

    [Fact]
    public async Task Several_runs_go_on_at_the_same_time()
    {
        using var together = new Barrier(4);
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("meet", run => Task.Run(() => together.SignalAndWait(run.Aborted))));
        for (var i = 0; i < 4; i++) await app.Jobs.EnqueueAsync("test", "meet", aborted: Cancelled);
        await Eventually.HoldsAsync(() => together.CurrentPhaseNumber == 1, "four runs have met");
    }

    [Fact]
    public async Task A_run_that_a_stop_interrupts_runs_again_after_the_next_start()
    {
        var began = new TaskCompletionSource<JobRun>();
        await using (var first = await TestJobs.StartAsync(_directory, jobs => jobs.Add("work", async run =>
        {
            began.SetResult(run);
            await Task.Delay(Timeout.Infinite, run.Aborted);
        })))
        {
            await first.Jobs.EnqueueAsync("test", "work", "1", Cancelled);
            await Eventually.EndsAsync(began.Task);
        }

        var again = new ConcurrentQueue<string>();
        await using var second = await TestJobs.StartAsync(_directory, jobs => jobs.Add("work", run =>
        {
            again.Enqueue(run.Arguments);
            return Task.CompletedTask;
        }));
        await Eventually.HoldsAsync(() => _directory.Query<int>("SELECT count(*) FROM JobQueue") == 0, "the run has ended");
        again.ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_run_that_fails_because_of_a_stop_runs_again_too()
    {
        var began = new TaskCompletionSource<JobRun>();
        await using (var first = await TestJobs.StartAsync(_directory, jobs => jobs.Add("work", async run =>
        {
            began.SetResult(run);
            await Task.Delay(Timeout.Infinite, run.Aborted).ContinueWith(_ => throw new IOException("gone"), TaskScheduler.Default);
        })))
        {
            await first.Jobs.EnqueueAsync("test", "work", aborted: Cancelled);
            await Eventually.EndsAsync(began.Task);
        }

        var again = new TaskCompletionSource<JobRun>();
        await using var second = await TestJobs.StartAsync(_directory, jobs => jobs.Add("work", run => Note(again, run)));
        await Eventually.EndsAsync(again.Task);
    }

    [Fact]
    public async Task A_run_that_ignores_a_stop_keeps_others_from_taking_over_until_it_ends()
    {
        var began = new TaskCompletionSource<JobRun>();
        var end = new TaskCompletionSource();
        var stubborn = await TestJobs.StartAsync(_directory, TestJobs.Options with { StopTimeout = TimeSpan.Zero }, ("test", jobs => jobs.Add("work", run =>
        {
            began.SetResult(run);
            return end.Task;
        })));
        await stubborn.Jobs.EnqueueAsync("test", "work", aborted: Cancelled);
        await Eventually.EndsAsync(began.Task);
        await Eventually.EndsAsync(stubborn.DisposeAsync().AsTask());
        JobsLock.TryTake(_directory.File(JobsSetup.LockFile)).ShouldBeNull();
        end.SetResult();
        await Eventually.HoldsAsync(CanLock, "the lock is free");
    }

    [Fact]
    public async Task A_lock_left_by_a_dead_process_does_not_delay_a_run()
    {
        await using (var before = await TestJobs.StartAsync(_directory, _ => { })) await Eventually.HoldsAsync(() => before.Lifetime.Store is not null);
        _directory.Execute(
            "INSERT INTO DistributedLock (Id, Resource, ResourceKey, ExpireAt) VALUES ('1', 'HangFire:job:1:state-lock', 'dead', ?)",
            TimeProvider.System.GetUtcNow().AddDays(1).UtcTicks);
        var ran = new TaskCompletionSource<JobRun>();
        await using var app = await TestJobs.StartAsync(_directory, jobs => jobs.Add("work", run => Note(ran, run)));
        await app.Jobs.EnqueueAsync("test", "work", aborted: Cancelled);
        await Eventually.EndsAsync(ran.Task);
    }

    [Fact]
    public async Task Runs_of_a_disabled_plugin_wait_until_it_is_back()
    {
        var ran = new TaskCompletionSource<JobRun>();
        await using (var without = await TestJobs.StartAsync(_directory, jobs => jobs.Add("work", run => Note(ran, run))))
        {
            await without.Jobs.EnqueueAsync("away", "work", "1", Cancelled);
            await without.Jobs.EnqueueAsync("test", "work", "2", Cancelled);
            // It is served in the order of enqueuing: what is first in line now was passed over.
            (await Eventually.EndsAsync(ran.Task)).Arguments.ShouldBe("2");
            _directory.Query<string>("SELECT StateName FROM Job WHERE Id = (SELECT JobId FROM JobQueue WHERE Queue = 'away' AND FetchedAt = 0)")
                .ShouldBe("Enqueued");
        }

        var back = new TaskCompletionSource<JobRun>();
        await using var with = await TestJobs.StartAsync(_directory, null, ("test", _ => { }), ("away", jobs => jobs.Add("work", run => Note(back, run))));
        (await Eventually.EndsAsync(back.Task)).Arguments.ShouldBe("1");
    }

    [Fact]
    public async Task A_plugin_that_can_not_register_its_jobs_stops_nobody_and_its_runs_wait()
    {
        var ran = new TaskCompletionSource<JobRun>();
        await using var app = await TestJobs.StartAsync(
            _directory,
            null,
            ("bad", jobs => jobs.AddCron("bad", "nonsense", _ => Task.CompletedTask)),
            ("test", jobs => jobs.Add("work", run => Note(ran, run))));
        await app.Jobs.EnqueueAsync("bad", "work", aborted: Cancelled);
        await app.Jobs.EnqueueAsync("test", "work", aborted: Cancelled);
        await Eventually.EndsAsync(ran.Task);
        _directory.Query<int>("SELECT count(*) FROM JobQueue WHERE Queue = 'bad' AND FetchedAt = 0").ShouldBe(1);
        app.Log.Has(LogLevel.Error, "The plugin bad could not register its jobs.").ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_process_serves_requests_without_jobs_and_says_so()
    {
        await using var first = await TestJobs.StartAsync(_directory, _ => { });
        await using var second = await TestJobs.StartAsync(_directory, jobs => jobs.AddCron("mine", "@daily", _ => Task.CompletedTask));
        second.Log.Has(LogLevel.Warning, "Another process serves the jobs").ShouldBeTrue();
        second.Jobs.Crons.ShouldContain(cron => cron.Id == "mine" && cron.Expression == "0 0 * * *");
        (await Should.ThrowAsync<ApiException>(() => second.Jobs.RunCronAsync("mine", Cancelled))).Status.ShouldBe(503);
        (await Should.ThrowAsync<ApiException>(() => second.Jobs.EnqueueAsync("test", "work", aborted: Cancelled))).Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_second_process_takes_over_when_the_first_ends()
    {
        var first = await TestJobs.StartAsync(_directory, _ => { });
        var ran = new TaskCompletionSource<JobRun>();
        await using var second = await TestJobs.StartAsync(
            _directory, TestJobs.Options with { TakeOverInterval = TimeSpan.FromMilliseconds(5) }, ("test", jobs => jobs.Add("work", run => Note(ran, run))));
        await first.DisposeAsync();
        await Eventually.HoldsAsync(() => second.Lifetime.IsServing, "the second one serves");
        await Eventually.HoldsAsync(() => second.Log.Has(LogLevel.Information, "The other process has ended"), "it says so");
        await second.Jobs.EnqueueAsync("test", "work", aborted: Cancelled);
        await Eventually.EndsAsync(ran.Task);
    }

    [Fact]
    public async Task A_storage_that_can_not_be_opened_leaves_the_rest_alone()
    {
        await File.WriteAllTextAsync(_directory.StoreFile, new string('x', 8192), Cancelled);
        await using var app = await TestJobs.StartAsync(_directory, _ => { });
        (await Should.ThrowAsync<ApiException>(() => app.Jobs.EnqueueAsync("test", "work", aborted: Cancelled))).Status.ShouldBe(503);
        await Eventually.HoldsAsync(() => app.Log.Has(LogLevel.Error, "The job storage"), "it is logged");
        app.Jobs.Crons.ShouldNotBeEmpty();
        CanLock().ShouldBeTrue();
    }

    [Fact]
    public async Task After_a_stop_runs_are_refused_and_somebody_else_may_serve_them()
    {
        var app = await TestJobs.StartAsync(_directory, _ => { });
        await app.Lifetime.StopAsync(Cancelled);
        (await Should.ThrowAsync<ApiException>(() => app.Jobs.EnqueueAsync("test", "work", aborted: Cancelled))).Status.ShouldBe(503);
        CanLock().ShouldBeTrue();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_storage_knows_no_type_but_the_dispatcher()
    {
        await using var app = await TestJobs.StartAsync(_directory, _ => { });
        await app.Jobs.EnqueueAsync("away", "work", aborted: Cancelled);
        _directory.Query<string>("SELECT InvocationData ->> 'Type' FROM Job").ShouldBe("Holdall.Host.Jobs.JobDispatcher, Holdall.Host");
        _directory.Query<string>("SELECT InvocationData ->> 'Method' FROM Job").ShouldBe("Run");
        _directory.Query<string>("SELECT InvocationData FROM Job").ShouldNotContain("Version=");
        _directory.Query<string>("SELECT Arguments ->> 0 FROM Job").ShouldBe("\"away\"");
    }

    public void Dispose() => _directory.Dispose();

    private bool CanLock()
    {
        using var taken = JobsLock.TryTake(_directory.File(JobsSetup.LockFile));
        return taken is not null;
    }

    private static Task Note(TaskCompletionSource<JobRun> ran, JobRun run)
    {
        ran.TrySetResult(run);
        return Task.CompletedTask;
    }
}
