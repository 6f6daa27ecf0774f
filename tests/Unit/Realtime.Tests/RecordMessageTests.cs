using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;
using Holdall.TestKit.Fakes;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class RecordMessageTests : IAsyncLifetime
{
    private readonly Parts _parts = new();
    private TestEngine _engine = null!;

    private IHooks Hooks => _engine.Hooks;

    private RealtimeBroker Broker => _parts.Broker;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(Posts());
        _parts.Watch(_engine, new FakePicker());
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("posts/*", true)]
    [InlineData("posts", true)]
    [InlineData("posts/p1", true)]
    [InlineData("pbc_posts/*", true)]
    [InlineData("pbc_posts/p1", true)]
    [InlineData("posts/*?x=1", true)]
    [InlineData("posts/p2", false)]
    [InlineData("Posts/*", false)]
    [InlineData("posts/", false)]
    [InlineData("posts/*x", false)]
    [InlineData("*", false)]
    [InlineData("*/*", false)]
    public async Task A_topic_hears_of_its_records(string topic, bool hears)
    {
        var client = Connect(null, topic);

        await CreateAsync();

        (await ReceivedAsync(client)).Select(m => m.Name).ShouldBe(hears ? [topic] : []);
    }

    [Fact]
    public async Task A_message_has_the_record_and_what_happened_to_it()
    {
        var client = Connect(null, "posts/*");

        var post = await CreateAsync();
        await _engine.Records.SaveAsync(post);
        await _engine.Records.DeleteAsync(post);

        (await ReceivedAsync(client)).Select(m => m.Data).ShouldBe(new[] { "create", "update", "delete" }.Select(action =>
            $$$"""{"record":{"collectionId":"pbc_posts","collectionName":"posts","id":"p1","title":"<Hi>"},"action":"{{{action}}}"}"""));
    }

    [Fact]
    public void Without_listeners_the_hooks_count_as_unused()
    {
        Hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeFalse();
        Hooks.RecordAfterDeleteSuccess.HasHandlersFor(Posts()).ShouldBeFalse();
        var client = Connect(null, "users/*");
        Hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeFalse();

        Broker.Subscribe(client, ["pbc_posts/x"]);
        Hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeTrue();

        Broker.Remove(client);
        Hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeFalse();
    }

    [Fact]
    public async Task Wildcards_go_by_the_list_rule_and_records_by_the_view_rule()
    {
        await _engine.StoreAsync(Posts(list: "title = 'other'", view: "@request.context = 'realtime' && @request.method = 'GET'"));
        var wild = Connect(null, "posts/*");
        var one = Connect(null, "posts/p1");

        await CreateAsync();

        (await ReceivedAsync(wild)).ShouldBeEmpty();
        (await ReceivedAsync(one)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_locked_collection_speaks_to_superusers_only_and_shows_them_what_is_hidden()
    {
        await _engine.StoreAsync(Posts(list: null, view: null));
        var guest = Connect(null, "posts/*");
        var user = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*");
        var root = Connect(new Record(AuthFixtures.Superusers()) { ["id"] = "r1" }, "posts/*");

        await CreateAsync();

        (await ReceivedAsync(guest)).ShouldBeEmpty();
        (await ReceivedAsync(user)).ShouldBeEmpty();
        (await ReceivedAsync(root)).ShouldHaveSingleItem().Data.ShouldContain("\"secret\":\"s\"");
    }

    [Fact]
    public async Task The_options_are_what_rules_and_filters_see()
    {
        await _engine.StoreAsync(Posts(list: "@request.query.a = '1' && @request.headers.x_b = '2'"));
        var client = Connect(null, """posts/*?options={"query":{"filter":"title ~ 'Hi'","a":"1"},"headers":{"X-B":"2"}}""");
        var other = Connect(null, """posts/*?options={"query":{"filter":"title ~ 'Hi'","a":"1"},"headers":{"X-B":"3"}}""");

        await CreateAsync();

        (await ReceivedAsync(client)).Count.ShouldBe(1);
        (await ReceivedAsync(other)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("title ~ 'Hi'", false, true)]
    [InlineData("title ~ 'Hi'", true, true)]
    [InlineData("title = 'other'", false, false)]
    [InlineData("title = 'other'", true, false)]
    [InlineData("@request.auth.id = ''", false, false)]
    [InlineData("@request.auth.id = 'r' && title ~ 'Hi'", true, true)]
    [InlineData("@collection.posts.id ?= id", false, false)]
    [InlineData("@collection.posts.id ?= id", true, true)]
    [InlineData("secret = 's'", true, false)]
    [InlineData("nope", false, false)]
    [InlineData(" ", false, false)]
    public async Task A_filter_of_a_subscriber_has_to_match_as_well(string filter, bool isSuperuser, bool hears)
    {
        var options = JsonSerializer.Serialize(new { query = new { filter } });
        var client = Connect(isSuperuser ? new Record(AuthFixtures.Superusers()) { ["id"] = "r" } : null, "posts/*?options=" + Uri.EscapeDataString(options));

        await CreateAsync();

        (await ReceivedAsync(client)).Count.ShouldBe(hears ? 1 : 0);
    }

    [Fact]
    public async Task A_filter_by_address_finds_only_visible_ones_whoever_asks()
    {
        await _engine.StoreAsync(AuthFixtures.Users());
        var root = new Record(AuthFixtures.Superusers()) { ["id"] = "r" };
        var plain = Connect(root, "users/*");
        var filtered = new[] { root, new Record(AuthFixtures.Users()) { ["id"] = "hidden" } }
            .Select(auth => Connect(auth, """users/*?options={"query":{"filter":"email ~ '@'"}}""")).ToList();

        foreach (var (id, isVisible) in new[] { ("hidden", false), ("shown", true) })
        {
            var user = await _engine.StoreAsync(new Record(AuthFixtures.Users())
            {
                ["id"] = id,
                ["username"] = id,
                ["email"] = id + "@b.cd",
                ["emailVisibility"] = isVisible,
                ["tokenKey"] = id.PadRight(40, 'k'),
                ["password"] = "x",
            });
            await _engine.Records.SaveAsync(_engine.Records.Find("users", user.Id)!);
        }

        (await ReceivedAsync(plain)).Count.ShouldBe(2);
        foreach (var client in filtered) (await ReceivedAsync(client)).ShouldHaveSingleItem().Data.ShouldContain("\"shown\"");
    }

    [Fact]
    public async Task Fields_pick_from_the_record()
    {
        var good = Connect(null, """posts/*?options={"query":{"fields":"id"}}""");
        var bad = Connect(null, """posts/*?options={"query":{"fields":"bad"}}""");

        await CreateAsync();

        (await ReceivedAsync(good)).ShouldHaveSingleItem().Data.ShouldBe("""{"record":{"picked":"id"},"action":"create"}""");
        (await ReceivedAsync(bad)).ShouldHaveSingleItem().Data.ShouldContain("\"title\"");
    }

    [Fact]
    public async Task Viewers_who_see_the_same_share_one_text()
    {
        var clients = new[] { Connect(null, "posts/*"), Connect(null, "posts/*"), Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*") };

        await CreateAsync();

        await Eventually.HoldsAsync(() => _parts.Queues.AreIdle);
        var frames = clients.Select(c => c.Outbox.Take()).ToList();
        frames[0].ShouldNotBeNull();
        frames.ShouldAllBe(frame => ReferenceEquals(frame, frames[0]));
    }

    [Fact]
    public async Task Owner_rules_are_judged_for_each_viewer()
    {
        await _engine.StoreAsync(Posts(list: "@request.auth.id = 'u1'"));
        var first = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*");
        var second = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u2" }, "posts/*");

        await CreateAsync();

        (await ReceivedAsync(first)).Count.ShouldBe(1);
        (await ReceivedAsync(second)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enrich_hook_runs_for_every_subscription_and_its_failure_leaves_only_that_one_out()
    {
        var runs = 0;
        Hooks.RecordEnrich.Use((e, next) =>
        {
            runs++;
            return e.Request.Auth.IsGuest ? throw new InvalidOperationException("No guests.") : next();
        });
        var guest = Connect(null, "posts/*");
        var user = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*", "posts/p1");

        await CreateAsync();

        (await ReceivedAsync(guest)).ShouldBeEmpty();
        (await ReceivedAsync(user)).Count.ShouldBe(2);
        runs.ShouldBe(3);
    }

    [Fact]
    public async Task A_handler_that_stops_the_chain_suppresses_the_message()
    {
        var client = Connect(null, "posts/*");
        Hooks.RecordAfterCreateSuccess.Use((_, _) => Task.CompletedTask);

        await CreateAsync();

        (await ReceivedAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deletion_is_judged_before_and_told_after_it_and_forgotten_when_it_fails()
    {
        await _engine.StoreAsync(Posts(list: "title ~ 'Hi'"));
        var post = await CreateAsync();
        var client = Connect(null, "posts/*");
        var failure = new InvalidOperationException("The disk is full.");
        Hooks.RecordDeleteExecute.Use(
            async (_, next) =>
            {
                await next();
                client.Outbox.Take().ShouldBeNull();
                if (failure is not null) throw failure;
            },
            new HookOptions { Priority = int.MaxValue });

        await Should.ThrowAsync<InvalidOperationException>(() => _engine.Records.DeleteAsync(post));
        await Hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = post }, Nothing);
        (await ReceivedAsync(client)).ShouldBeEmpty();

        failure = null;
        await _engine.Records.DeleteAsync(post);
        (await ReceivedAsync(client)).ShouldHaveSingleItem().Data.ShouldContain("delete");
    }

    [Fact]
    public async Task A_deletion_is_judged_outside_of_its_transaction()
    {
        var post = await CreateAsync();
        var seen = true;
        Hooks.RecordEnrich.Use((_, next) =>
        {
            seen = _engine.Get<ITransactions>().IsActive;
            return next();
        });
        var client = Connect(null, "posts/*");

        await _engine.Get<ITransactions>().RunAsync(() => _engine.Records.DeleteAsync(post));

        seen.ShouldBeFalse();
        (await ReceivedAsync(client)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_token_key_makes_its_viewers_guests_and_another_change_does_not()
    {
        var ann = new Record(AuthFixtures.Users()) { ["id"] = "ann", ["tokenKey"] = "one" };
        var client = Connect(ann.Copy(), "posts/*");
        var other = Connect(new Record(AuthFixtures.Users()) { ["id"] = "bob" }, "posts/*");

        ann["username"] = "Ann";
        await UpdateAsync(ann);
        client.Auth.Record!.GetString("username").ShouldBe("Ann");
        ann["tokenKey"] = "two";
        await UpdateAsync(ann);

        client.Auth.IsGuest.ShouldBeTrue();
        client.Subscriptions.ShouldBe(["posts/*"]);
        other.Auth.IsGuest.ShouldBeFalse();
    }

    [Fact]
    public async Task Viewers_lose_their_state_with_their_record_their_collection_or_its_secret()
    {
        var users = AuthFixtures.Users();
        var client = Connect(new Record(users) { ["id"] = "ann" }, "posts/*");
        await Hooks.CollectionAfterUpdateSuccess.RunAsync(new CollectionEvent { Model = users with { ListRule = null } }, Nothing);
        client.Auth.IsGuest.ShouldBeFalse();

        await Hooks.CollectionAfterUpdateSuccess.RunAsync(
            new CollectionEvent { Model = users with { Auth = users.Auth! with { AuthToken = new TokenOptions { Secret = "new", Duration = 5 } } } }, Nothing);
        client.Auth.IsGuest.ShouldBeTrue();

        client.Auth = new AuthState(new Record(users) { ["id"] = "ann" });
        await Hooks.CollectionAfterDeleteSuccess.RunAsync(new CollectionEvent { Model = users }, Nothing);
        client.Auth.IsGuest.ShouldBeTrue();

        client.Auth = new AuthState(new Record(users) { ["id"] = "ann" });
        await Hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = new Record(users) { ["id"] = "ann" } }, Nothing);
        client.Auth.IsGuest.ShouldBeTrue();
    }

    [Fact]
    public async Task Viewers_lose_their_state_with_the_session_that_they_came_in_with()
    {
        var sessions = Collection.NewBase("_sessions", [new TextField { Name = "collectionRef" }, new TextField { Name = "recordRef" }]) with { System = true };
        var users = AuthFixtures.Users();
        var client = Connect(null, "posts/*");
        client.Auth = new AuthState(new Record(users) { ["id"] = "ann" }) { Credential = new Record(sessions) { ["id"] = "one" }, Scope = AccessScope.None };

        await UpdateAsync(new Record(users) { ["id"] = "ann" });
        client.Auth.Credential!.Id.ShouldBe("one");
        client.Auth.Scope.ShouldBe(AccessScope.None);
        await Hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = new Record(sessions) { ["id"] = "two" } }, Nothing);
        client.Auth.IsGuest.ShouldBeFalse();
        await Hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = new Record(sessions) { ["id"] = "one" } }, Nothing);

        client.Auth.IsGuest.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_limited_to_other_collections_hears_nothing_even_where_everyone_may()
    {
        var users = AuthFixtures.Users();
        var free = Connect(new Record(users) { ["id"] = "ann" }, "posts/*");
        var limited = Connect(null, "posts/*");
        limited.Auth = new AuthState(new Record(users) { ["id"] = "ann" }) { Scope = AccessScope.None };

        await CreateAsync();

        (await ReceivedAsync(free)).Count.ShouldBe(1);
        (await ReceivedAsync(limited)).ShouldBeEmpty();
    }

    private static Collection Posts(string? list = "", string? view = "") => new()
    {
        Id = "pbc_posts",
        Name = "posts",
        ListRule = list,
        ViewRule = view,
        Fields = [new TextField { Name = "id", Pattern = "^[a-z0-9]+$" }, new TextField { Name = "title" }, new TextField { Name = "secret", Hidden = true }],
    };

    private RealtimeClient Connect(Record? auth, params string[] topics) => _parts.Connect(auth, topics);

    private Task<List<Holdall.Realtime.RealtimeMessage>> ReceivedAsync(RealtimeClient client) => _parts.ReceivedAsync(client);

    private Task<Record> CreateAsync() => _engine.AddAsync("posts", ("id", "p1"), ("title", "<Hi>"), ("secret", "s"), ("custom", "no"));

    private Task UpdateAsync(Record record) => Hooks.RecordAfterUpdateSuccess.RunAsync(new RecordEvent { Record = record }, Nothing);

    private static Task Nothing() => Task.CompletedTask;

    private sealed class FakePicker : IFieldPicker
    {
        public string? Pick(string json, string fields) => fields == "bad" ? null : $$"""{"picked":"{{fields}}"}""";
    }
}
