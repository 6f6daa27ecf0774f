using Holdall.Plugins.JsHooks.Runtime;

namespace Holdall.Plugins.JsHooks.Tests.Runtime;

/// <summary>On which threads scripts run.</summary>
public sealed class ScriptThreadsTests
{
    private readonly ScriptThreads _threads = new();

    [Fact]
    public async Task What_follows_a_script_has_its_thread_and_so_has_a_script_whose_turn_it_is()
    {
        using var isWaitedFor = new ManualResetEventSlim();
        var following = FollowAsync(_threads.RunAsync(() =>
        {
            isWaitedFor.Wait();
            return Thread.CurrentThread;
        }));
        isWaitedFor.Set();

        var (first, after, second) = await following;

        first.IsThreadPoolThread.ShouldBeFalse();
        after.ShouldBeSameAs(first);
        second.ShouldBeSameAs(first);

        async Task<(Thread First, Thread After, Thread Second)> FollowAsync(Task<Thread> script)
        {
            var thread = await script;
            return (thread, Thread.CurrentThread, await _threads.RunAsync(() => Thread.CurrentThread, isInTurn: true));
        }
    }

    [Fact]
    public async Task A_script_that_waits_has_its_thread_for_itself()
    {
        var outer = await _threads.RunAsync(() =>
        {
            var inner = _threads.RunAsync(() => Thread.CurrentThread, isInTurn: true);
            ScriptThread.Current!.Wait(inner);
            return (Own: Thread.CurrentThread, Inner: inner);
        });

        (await outer.Inner).ShouldNotBeSameAs(outer.Own);
    }

    [Fact]
    public async Task Those_that_are_begun_together_do_not_wait_for_each_other()
    {
        await _threads.RunAsync(() => 0);
        using var both = new Barrier(2);

        var met = await Task.WhenAll(_threads.RunAsync(Meet), _threads.RunAsync(Meet));

        met.ShouldAllBe(hasMet => hasMet);

        bool Meet() => both.SignalAndWait(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_chain_of_scripts_does_not_fill_a_stack()
    {
        var deepest = 0;

        await RunAsync(left: 20_000);

        deepest.ShouldBe(20_000);

        async Task RunAsync(int left)
        {
            if (left == 0) return;
            deepest = await _threads.RunAsync(() => deepest + 1, isInTurn: true);
            await RunAsync(left - 1);
        }
    }

    [Fact]
    public async Task What_a_script_sets_for_its_flow_ends_with_it()
    {
        var flow = new AsyncLocal<int>();
        for (var i = 0; i < 3; i++)
        {
            await _threads.RunAsync(() => flow.Value++, isInTurn: true);
            flow.Value.ShouldBe(0);
        }
    }

    [Fact]
    public async Task What_a_script_throws_is_thrown_where_it_is_waited_for()
    {
        await _threads.RunAsync(() => 0);

        for (var i = 0; i < 3; i++)
            await Should.ThrowAsync<InvalidTimeZoneException>(_threads.RunAsync<int>(() => throw new InvalidTimeZoneException(), isInTurn: true));
    }
}
