using System.Threading.Channels;
using Holdall.Host.Jobs;
using Holdall.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Host.Tests.Jobs;

public sealed class CronClockTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 11, 59, 30, TimeSpan.Zero));
    private readonly JobRegistry _jobs = new();
    private readonly Channel<(string Id, DateTimeOffset At)> _started = Channel.CreateUnbounded<(string, DateTimeOffset)>();

    private Action _onStart = () => { };

    [Fact]
    public async Task Ticks_in_every_minute_from_the_next_one_on()
    {
        Add("each", "* * * * *");
        await using var clock = Start();
        (await NextAsync()).ShouldBe(("each", At(12, 0)));
        (await NextAsync()).ShouldBe(("each", At(12, 1)));
    }

    [Fact]
    public async Task Only_jobs_that_are_due_are_started()
    {
        Add("hourly", "@hourly");
        Add("third", "3 * * * *");
        await using var clock = Start();
        (await NextAsync()).ShouldBe(("hourly", At(12, 0)));
        (await NextAsync()).ShouldBe(("third", At(12, 3)));
    }

    [Fact]
    public async Task Missed_minutes_are_not_made_up_for()
    {
        Add("missed", "1-20 12 * * *");
        Add("each", "* * * * *");
        var time = new AdjustableTime(_time);
        await using var clock = Start(time);
        (await NextAsync()).ShouldBe(("each", At(12, 0)));
        await Eventually.HoldsAsync(() => time.Timers == 2, "the clock waits for 12:01");
        _time.Advance(TimeSpan.FromMinutes(30));
        var (id, at) = await NextAsync();
        id.ShouldBe("each");
        at.ShouldBeGreaterThan(At(12, 29));
    }

    [Fact]
    public async Task A_start_that_fails_does_not_stop_the_clock()
    {
        Add("bad", "0 * * * *");
        Add("good", "* * * * *");
        await using var clock = Start();
        (await NextAsync()).ShouldBe(("good", At(12, 0)));
        (await NextAsync()).ShouldBe(("good", At(12, 1)));
    }

    [Fact]
    public async Task Jobs_may_come_and_go_while_it_ticks()
    {
        Add("old", "* * * * *");
        await using var clock = Start();
        (await NextAsync()).Id.ShouldBe("old");
        _jobs.For("test").RemoveCron("old").ShouldBeTrue();
        _jobs.For("test").RemoveCron("old").ShouldBeFalse();
        Add("new", "* * * * *");
        (await NextAsync()).Id.ShouldBe("new");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_goes_on_from_there()
    {
        Add("each", "* * * * *");
        var time = new AdjustableTime(_time);
        await using var clock = Start(time);
        (await NextAsync()).ShouldBe(("each", At(12, 0)));
        time.Offset = TimeSpan.FromHours(-5);
        (await NextAsync()).At.ShouldBeInRange(At(12, 1), At(12, 3));
    }

    [Fact]
    public async Task A_clock_that_is_set_forward_goes_on_from_there_and_makes_up_for_what_wants_it()
    {
        _jobs.For("test").AddCron("missed", "30 14 * * *", _ => Task.CompletedTask, new CronOptions { RunsIfMissed = true });
        Add("left out", "30 14 * * *");
        Add("each", "* * * * *");
        var time = new AdjustableTime(_time);
        await using var clock = Start(time);
        (await NextAsync()).ShouldBe(("each", At(12, 0)));
        await Eventually.HoldsAsync(() => time.Timers == 2, "the clock waits for 12:01");
        time.Offset = TimeSpan.FromHours(5);

        // The tick that it waits for comes late, by its own clock: what is due by the minute is left out.
        (await NextAsync()).Id.ShouldBe("missed");
        (await NextAsync()).Id.ShouldBe("each");
        (await NextAsync()).Id.ShouldBe("each");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_a_little_does_not_tick_twice_in_a_minute()
    {
        var time = new AdjustableTime(_time);
        Add("each", "* * * * *");
        _onStart = () => time.Offset = TimeSpan.FromSeconds(-10);
        await using var clock = Start(time);
        (await NextAsync()).ShouldBe(("each", At(12, 0)));
        (await NextAsync()).ShouldBe(("each", At(12, 1)));
    }

    [Fact]
    public async Task What_wants_to_be_made_up_for_runs_once_however_often_it_was_missed()
    {
        _jobs.For("test").AddCron("missed", "*/5 * * * *", _ => Task.CompletedTask, new CronOptions { RunsIfMissed = true });
        Add("left out", "*/5 * * * *");
        Add("at last", "0 13 * * *");
        await using var clock = Start(served: At(10, 0));
        // 12:00 is due by itself.
        (await NextAsync()).ShouldBe(("missed", At(12, 0)));
        (await NextAsync()).ShouldBe(("left out", At(12, 0)));
        (await NextAsync()).ShouldBe(("missed", At(12, 5)));
    }

    [Fact]
    public async Task What_was_not_missed_waits_for_its_time()
    {
        _jobs.For("test").AddCron("daily", "30 11 * * *", _ => Task.CompletedTask, new CronOptions { RunsIfMissed = true });
        Add("noon", "0 12 * * *");
        await using var clock = Start(served: At(11, 30));
        (await NextAsync()).ShouldBe(("noon", At(12, 0)));
    }

    [Fact]
    public async Task A_week_has_ten_thousand_and_eighty_minutes()
    {
        Add("hourly", "@hourly");
        Add("weekly", "@weekly");
        Add("each", "* * * * *");
        var time = new AdjustableTime(_time);
        await using var clock = Start(time);
        var started = new List<string>();
        for (var minute = 1; minute <= 7 * 24 * 60; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Eventually.HoldsAsync(() => time.Timers > minute, "the clock waits for the next minute");
            while (_started.Reader.TryRead(out var job)) started.Add(job.Id);
        }

        started.Count(id => id == "each").ShouldBe(7 * 24 * 60);
        started.Count(id => id == "hourly").ShouldBe(7 * 24);
        started.Count(id => id == "weekly").ShouldBe(1);
    }

    private void Add(string id, string expression) => _jobs.For("test").AddCron(id, expression, _ => Task.CompletedTask);

    private Running Start(TimeProvider? time = null, DateTimeOffset? served = null)
    {
        var stop = new CancellationTokenSource();
        var clock = new CronClock(_jobs, time ?? _time, NullLogger<CronClock>.Instance);
        return new Running(clock.RunAsync(StartJobAsync, _ => Task.CompletedTask, served, stop.Token), stop);
    }

    private Task StartJobAsync(Cron cron)
    {
        _onStart();
        if (cron.Id == "bad") throw new InvalidOperationException("bad");
        // The test's clock runs on while jobs are started, hence only the minute counts.
        var now = _time.GetUtcNow();
        _started.Writer.TryWrite((cron.Id, At(now.Hour, now.Minute)));
        return Task.CompletedTask;
    }

    /// <summary>Lets time pass second by second until the next job is started.</summary>
    private async Task<(string Id, DateTimeOffset At)> NextAsync()
    {
        var next = _started.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        await Eventually.HoldsAsync(
            () =>
            {
                if (next.IsCompleted) return true;
                _time.Advance(TimeSpan.FromSeconds(1));
                return false;
            },
            "a job is started");
        return await next;
    }

    private static DateTimeOffset At(int hour, int minute) => new(2026, 1, 1, hour, minute, 0, TimeSpan.Zero);

    /// <summary>Timers go on as they do, but the wall clock is set.</summary>
    private sealed class AdjustableTime(TimeProvider inner) : TimeProvider
    {
        private int _timers;

        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

        public int Timers => Volatile.Read(ref _timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = inner.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _timers);
            return timer;
        }
    }

    private sealed record Running(Task Ticking, CancellationTokenSource Stop) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Stop.CancelAsync();
            await Ticking;
            Stop.Dispose();
        }
    }
}
