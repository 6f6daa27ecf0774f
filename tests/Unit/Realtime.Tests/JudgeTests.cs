using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holdall.Plugins.Realtime.Tests;

/// <summary>What subscriptions may cost, and what is shown of a record that changes while it is judged.</summary>
public sealed class JudgeTests : IAsyncLifetime
{
    private const string Slow = """posts/*?options={"query":{"filter":"posts_via_up.title ?!= posts_via_up.up.posts_via_up.up.posts_via_up.title"}}""";
    private const int Children = 300;

    private readonly Parts _parts = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        await _engine.StoreAsync(Posts(""));
        _parts.Watch(_engine);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task A_subscription_with_a_slow_filter_is_ended_and_nobody_who_writes_waits_for_it()
    {
        var post = await FillAsync();
        var slow = _parts.Connect(null, Slow);
        var quick = _parts.Connect(null, "posts/*");

        post["title"] = "changed";
        await _engine.Records.SaveAsync(post);

        (await _parts.ReceivedAsync(quick)).Count.ShouldBe(1);
        (await _parts.ReceivedAsync(slow)).ShouldBeEmpty();
        slow.Subscriptions.ShouldBeEmpty();
        quick.Subscriptions.ShouldBe(["posts/*"]);
    }

    [Fact]
    public async Task While_a_deletion_is_judged_others_write()
    {
        var post = await FillAsync();
        var client = _parts.Connect(null, "posts/*");
        var judging = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        _engine.Hooks.RecordEnrich.Use(async (_, next) =>
        {
            judging.TrySetResult();
            await goOn.Task;
            await next();
        });

        var deleting = Task.Run(() => _engine.Records.DeleteAsync(post));
        await Eventually.EndsAsync(judging.Task);
        var other = await Eventually.EndsAsync(_engine.AddAsync("posts", ("id", "other"), ("title", "x")));
        goOn.SetResult();
        await deleting;

        other.IsNew.ShouldBeFalse();
        (await _parts.ReceivedAsync(client)).Select(m => m.Data).ShouldContain(data => data.Contains("\"action\":\"delete\""));
    }

    [Fact]
    public async Task Deletions_inside_of_a_transaction_are_judged_for_a_bounded_time()
    {
        await FillAsync();
        var clients = Enumerable.Range(0, 20).Select(i => _parts.Connect(null, Slow.Replace("\"query\":{", "\"query\":{\"n\":\"" + i + "\","))).ToList();
        var quick = _parts.Connect(null, "posts/*");
        var begun = TimeProvider.System.GetTimestamp();

        await _engine.Get<ITransactions>().RunAsync(() => _engine.Records.DeleteAsync(_engine.Records.Find("posts", "top")!));

        // Twenty times 200 ms if each had the time of one.
        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(3.5));
        foreach (var client in clients) (await _parts.ReceivedAsync(client)).ShouldBeEmpty();
        (await _parts.ReceivedAsync(quick)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_record_that_has_become_visible_is_not_shown_as_it_was_before()
    {
        await _engine.StoreAsync(Posts("up = ''"));
        var client = _parts.Connect(null, "posts/*");
        var hidden = await _engine.AddAsync("posts", ("id", "top"), ("title", "none"));
        await _parts.ReceivedAsync(client);
        var isHeld = new TaskCompletionSource();
        _engine.Hooks.RecordAfterUpdateSuccess.Use(async (e, next) =>
        {
            if (e.Record.GetString("title") == "secret") await isHeld.Task;
            await next();
        });

        hidden["up"] = new[] { "top" };
        hidden["title"] = "secret";
        var hiding = Task.Run(() => _engine.Records.SaveAsync(hidden));
        await Eventually.HoldsAsync(() => _engine.Records.Find("posts", "top")!.GetString("title") == "secret");
        var shown = _engine.Records.Find("posts", "top")!;
        shown["up"] = Array.Empty<string>();
        shown["title"] = "public";
        await _engine.Records.SaveAsync(shown);
        isHeld.SetResult();
        await hiding;

        var told = (await _parts.ReceivedAsync(client)).Select(m => m.Data).ToList();
        told.ShouldHaveSingleItem().ShouldContain("public");
    }

    [Fact]
    public async Task A_change_is_told_with_its_own_values_though_others_have_followed()
    {
        await _engine.StoreAsync(Posts("title ~ 'live' && up = ''"));
        var client = _parts.Connect(null, "posts/*");
        var isHeld = new TaskCompletionSource();
        _engine.Hooks.RecordAfterCreateSuccess.Use(async (_, next) =>
        {
            await isHeld.Task;
            await next();
        });

        var creating = Task.Run(() => _engine.AddAsync("posts", ("id", "top"), ("title", "live")));
        await Eventually.HoldsAsync(() => _engine.Records.Find("posts", "top") is not null);
        var later = _engine.Records.Find("posts", "top")!;
        later["title"] = "livelier";
        await _engine.Records.SaveAsync(later);
        await _engine.Records.DeleteAsync(later);
        isHeld.SetResult();
        await creating;

        var told = (await _parts.ReceivedAsync(client)).Select(m => m.Data).ToList();
        told.Count.ShouldBe(3);
        told[0].ShouldContain("\"create\"");
        told[0].ShouldContain("\"live\"");
        told[1].ShouldContain("\"update\"");
        told[1].ShouldContain("\"livelier\"");
        told[2].ShouldContain("\"delete\"");
    }

    private static Collection Posts(string list) => new()
    {
        Id = "pbc_posts",
        Name = "posts",
        ListRule = list,
        ViewRule = list,
        Fields =
        [
            new TextField { Name = "id", Pattern = "^[a-z0-9]+$" }, new TextField { Name = "title" },
            new RelationField { Name = "up", CollectionId = "pbc_posts", CascadeDelete = true },
        ],
    };

    /// <summary>One record that many others refer to, so that a filter can be made slow.</summary>
    private async Task<Record> FillAsync()
    {
        var top = await _engine.AddAsync("posts", ("id", "top"), ("title", "same"));
        await _engine.Get<ITransactions>().RunAsync(async () =>
        {
            for (var i = 0; i < Children; i++) await _engine.AddAsync("posts", ("id", "child" + i), ("title", "same"), ("up", new[] { "top" }));
        });
        return top;
    }
}
