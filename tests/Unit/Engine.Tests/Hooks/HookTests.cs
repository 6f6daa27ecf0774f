using Holdall.App;
using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;
using Record = Holdall.Records.Record;

namespace Holdall.Engine.Tests.Hooks;

public sealed class HookTests
{
    private readonly IHook<AppEvent> _hook = TestHooks.Create().On(AppHooks.Bootstrap);
    private readonly List<string> _seen = [];

    [Fact]
    public async Task Handlers_run_by_priority_and_unwind_in_reverse()
    {
        _hook.Use(Around("1", "6"));
        _hook.Use(Around("0", "7"), new HookOptions { Priority = -1 });

        await RunAsync();

        _seen.ShouldBe(["0", "1", "core", "6", "7"]);
    }

    [Fact]
    public async Task Equal_priorities_keep_the_order_of_registration()
    {
        foreach (var name in (string[])["a", "b", "c"]) _hook.Use(Around(name, ""), new HookOptions { Priority = 5 });

        await RunAsync();

        _seen.Where(s => s.Length == 1).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_handler_that_does_not_go_on_stops_the_chain_without_an_error()
    {
        _hook.Use(Around("1", "2"));
        _hook.Use((_, _) =>
        {
            _seen.Add("stop");
            return Task.CompletedTask;
        });

        await RunAsync();

        _seen.ShouldBe(["1", "stop", "2"]);
    }

    [Fact]
    public async Task Going_on_twice_goes_on_where_the_chain_stopped()
    {
        _hook.Use(async (_, next) =>
        {
            await next();
            await next();
            await next();
        });
        _hook.Use((_, _) => Task.CompletedTask);

        await RunAsync();

        _seen.ShouldBe(["core"]);
    }

    [Fact]
    public async Task An_error_travels_out_and_may_be_swallowed()
    {
        _hook.Use(async (_, next) =>
        {
            await Should.ThrowAsync<InvalidOperationException>(next);
            _seen.Add("swallowed");
        });
        _hook.Use((_, _) => throw new InvalidOperationException());

        await RunAsync();

        _seen.ShouldBe(["swallowed"]);
    }

    [Fact]
    public async Task A_handler_with_a_known_id_replaces_the_other_in_place()
    {
        _hook.Use(Around("old", ""), new HookOptions { Id = "x" });
        _hook.Use(Around("second", ""));
        _hook.Use(Around("new", ""), new HookOptions { Id = "x" });

        await RunAsync();

        _seen.Where(s => s.Length > 0).ShouldBe(["new", "second", "core"]);
    }

    [Fact]
    public async Task Changes_during_a_run_count_for_the_next_one()
    {
        var id = "";
        id = _hook.Use(async (_, next) =>
        {
            _hook.Remove(id);
            _hook.Use(Around("late", ""));
            await next();
        });

        await RunAsync();
        _seen.ShouldBe(["core"]);
        await RunAsync();
        _seen.ShouldContain("late");
    }

    [Theory]
    [InlineData("posts", true)]
    [InlineData("pbc_1", true)]
    [InlineData("POSTS", false)]
    [InlineData("other", false)]
    [InlineData("", false)]
    public void Handlers_of_a_collection_are_found_by_its_exact_name_or_id(string tag, bool found)
    {
        var hook = TestHooks.Create().On(RecordHooks.Stages.Create);
        hook.Use((_, next) => next(), new HookOptions { Collections = [tag] });

        hook.HasHandlersFor(new Collection { Id = "pbc_1", Name = "posts" }).ShouldBe(found);
    }

    [Fact]
    public async Task A_handler_of_another_collection_is_passed_over()
    {
        var hook = TestHooks.Create().On(RecordHooks.Stages.Create);
        hook.Use("other", (_, _) => throw new InvalidOperationException());
        hook.Use(async (_, next) => await next(), new HookOptions { AppliesTo = c => c.IsAuth });
        var record = new Record(new Collection { Id = "pbc_1", Name = "posts" });

        await hook.RunAsync(new RecordEvent { Record = record }, CoreAsync);

        _seen.ShouldBe(["core"]);
        hook.HasHandlersFor(record.Collection).ShouldBeFalse();
    }

    [Fact]
    public void Every_point_has_a_name_of_its_own_and_is_found_by_it()
    {
        var hooks = TestHooks.Create();

        HookPoints.All.Select(p => p.Name).ShouldBeUnique();
        HookPoints.All.Count.ShouldBe(84);
        foreach (var point in HookPoints.All) hooks.Find(point.Name)!.Point.ShouldBeSameAs(point);
    }

    private HookHandler<AppEvent> Around(string before, string after) => async (_, next) =>
    {
        _seen.Add(before);
        await next();
        _seen.Add(after);
    };

    private Task CoreAsync()
    {
        _seen.Add("core");
        return Task.CompletedTask;
    }

    private Task RunAsync() => _hook.RunAsync(new AppEvent(), CoreAsync);
}
