using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Events;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class RecordMessageTests
{
    private readonly RealtimeBroker _broker = new();
    private readonly FakeHooks _hooks = new();
    private readonly FakeRules _rules = new();
    private readonly FakeRecords _records;
    private readonly FakeCollections _collections = new(Posts(), AuthFixtures.Users(), AuthFixtures.Superusers());

    public RecordMessageTests()
    {
        _records = new FakeRecords(_collections);
        var messages = new RecordMessages(_broker, _hooks, _rules, _records, NullLogger<RecordMessages>.Instance, new FakePicker());
        new RecordChangeHooks(_broker, messages, new ParkedMessages()).AddHooks(_hooks);
        new ViewerHooks(_broker, new ViewerStates(_broker)).AddHooks(_hooks);
    }

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

        await CreateAsync(Post());

        Received(client).Select(m => m.Name).ShouldBe(hears ? [topic] : []);
    }

    [Fact]
    public async Task A_message_has_the_record_and_what_happened_to_it()
    {
        var client = Connect(null, "posts/*");
        var post = Post();

        await CreateAsync(post);
        await UpdateAsync(post);
        await DeleteAsync(post);

        Received(client).Select(m => m.Data).ShouldBe(new[] { "create", "update", "delete" }.Select(action =>
            $$$"""{"record":{"collectionId":"pbc_posts","collectionName":"posts","id":"p1","title":"<Hi>"},"action":"{{{action}}}"}"""));
    }

    [Fact]
    public async Task Without_listeners_the_hooks_count_as_unused()
    {
        _hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeFalse();
        _hooks.RecordDeleteExecute.HasHandlersFor(Posts()).ShouldBeFalse();
        var client = Connect(null, "users/*");
        _hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeFalse();

        _broker.Subscribe(client, ["pbc_posts/x"]);
        _hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeTrue();

        _broker.Remove(client);
        _hooks.RecordAfterCreateSuccess.HasHandlersFor(Posts()).ShouldBeFalse();
        await CreateAsync(Post());
        _rules.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Wildcards_go_by_the_list_rule_and_records_by_the_view_rule()
    {
        _rules.Holds = (rule, _, info) => rule == "view" && info is { Context: "realtime", Method: "GET" };
        var wild = Connect(null, "posts/*");
        var one = Connect(null, "posts/p1");

        await CreateAsync(Post(Posts(list: "list", view: "view")));

        Received(wild).ShouldBeEmpty();
        Received(one).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_locked_collection_speaks_to_superusers_only_and_shows_them_what_is_hidden()
    {
        var guest = Connect(null, "posts/*");
        var user = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*");
        var root = Connect(new Record(AuthFixtures.Superusers()) { ["id"] = "r1" }, "posts/*");

        await CreateAsync(Post(Posts(list: null, view: null)));

        Received(guest).ShouldBeEmpty();
        Received(user).ShouldBeEmpty();
        Received(root).ShouldHaveSingleItem().Data.ShouldContain("\"secret\":\"s\"");
    }

    [Fact]
    public async Task The_options_are_what_rules_and_filters_see()
    {
        RequestInfo? seen = null;
        _rules.Holds = (rule, _, info) =>
        {
            seen = info;
            return rule is "list" or "title = 'x'";
        };
        var client = Connect(null, """posts/*?options={"query":{"filter":"title = 'x'","a":"1"},"headers":{"X-B":"2"}}""");

        await CreateAsync(Post(Posts(list: "list")));

        Received(client).Count.ShouldBe(1);
        seen!.Query["a"].ShouldBe("1");
        seen.Headers["x_b"].ShouldBe("2");
    }

    [Theory]
    [InlineData("match", true)]
    [InlineData("no match", false)]
    public async Task A_filter_of_a_subscriber_has_to_match_as_well(string filter, bool hears)
    {
        _rules.Holds = (rule, _, _) => rule == "match";
        var options = JsonSerializer.Serialize(new { query = new { filter } });
        var client = Connect(null, "posts/*?options=" + Uri.EscapeDataString(options));

        await CreateAsync(Post());

        Received(client).Count.ShouldBe(hears ? 1 : 0);
    }

    [Fact]
    public async Task Fields_pick_from_the_record()
    {
        var good = Connect(null, """posts/*?options={"query":{"fields":"id"}}""");
        var bad = Connect(null, """posts/*?options={"query":{"fields":"bad"}}""");

        await CreateAsync(Post());

        Received(good).ShouldHaveSingleItem().Data.ShouldBe("""{"record":{"picked":"id"},"action":"create"}""");
        Received(bad).ShouldHaveSingleItem().Data.ShouldContain("\"title\"");
    }

    [Fact]
    public async Task Viewers_who_see_the_same_share_one_text()
    {
        var clients = new[] { Connect(null, "posts/*"), Connect(null, "posts/*"), Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*") };

        await CreateAsync(Post());

        var texts = clients.Select(c => Received(c).ShouldHaveSingleItem().Data).ToList();
        ReferenceEquals(texts[0], texts[1]).ShouldBeTrue();
        ReferenceEquals(texts[0], texts[2]).ShouldBeTrue();
        _records.Enriched.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Owner_rules_are_judged_for_each_viewer()
    {
        _rules.Holds = (_, _, info) => info.Auth.Id == "u1";
        var first = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*");
        var second = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u2" }, "posts/*");

        await CreateAsync(Post(Posts(list: "owner")));

        Received(first).Count.ShouldBe(1);
        Received(second).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enrich_hook_runs_for_every_subscription_and_its_failure_leaves_only_that_one_out()
    {
        _hooks.RecordEnrich.Use((_, next) => next());
        _records.OnEnrich = (_, info) =>
        {
            if (info.Auth.IsGuest) throw new InvalidOperationException("No guests.");
        };
        var guest = Connect(null, "posts/*");
        var user = Connect(new Record(AuthFixtures.Users()) { ["id"] = "u1" }, "posts/*", "posts/p1");

        await CreateAsync(Post());

        Received(guest).ShouldBeEmpty();
        Received(user).Count.ShouldBe(2);
        _records.Enriched.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_handler_that_stops_the_chain_suppresses_the_message()
    {
        var client = Connect(null, "posts/*");
        _hooks.RecordAfterCreateSuccess.Use((_, _) => Task.CompletedTask);

        await CreateAsync(Post());

        Received(client).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deletion_is_judged_before_and_told_after_it_and_forgotten_when_it_fails()
    {
        var exists = true;
        _rules.Holds = (_, _, _) => exists;
        var client = Connect(null, "posts/*");
        var post = Post(Posts(list: "exists"));

        await DeleteExecuteAsync(post);
        exists = false;
        Received(client).ShouldBeEmpty();
        await _hooks.RecordAfterDeleteError.RunAsync(new RecordEvent { Record = post }, Nothing);
        await _hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = post }, Nothing);
        Received(client).ShouldBeEmpty();

        exists = true;
        await DeleteExecuteAsync(post);
        exists = false;
        await _hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = post }, Nothing);
        Received(client).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_deletion_is_judged_outside_of_its_transaction()
    {
        var transaction = new AsyncLocal<string> { Value = "open" };
        string? seen = "not asked";
        _rules.Holds = (_, _, _) =>
        {
            seen = transaction.Value;
            return true;
        };
        Connect(null, "posts/*");

        await DeleteExecuteAsync(Post(Posts(list: "any")));

        seen.ShouldBeNull();
        transaction.Value.ShouldBe("open");
    }

    [Fact]
    public async Task A_new_token_key_makes_its_viewers_guests_and_another_change_does_not()
    {
        var ann = new Record(AuthFixtures.Users()) { ["id"] = "ann", ["tokenKey"] = "one" };
        var client = Connect(RecordSnapshot.Of(ann), "posts/*");
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
        await _hooks.CollectionAfterUpdateSuccess.RunAsync(new CollectionEvent { Model = users with { ListRule = null } }, Nothing);
        client.Auth.IsGuest.ShouldBeFalse();

        await _hooks.CollectionAfterUpdateSuccess.RunAsync(
            new CollectionEvent { Model = users with { Auth = users.Auth! with { AuthToken = new TokenOptions("new", 5) } } }, Nothing);
        client.Auth.IsGuest.ShouldBeTrue();

        client.Auth = new AuthState(new Record(users) { ["id"] = "ann" });
        await _hooks.CollectionAfterDeleteSuccess.RunAsync(new CollectionEvent { Model = users }, Nothing);
        client.Auth.IsGuest.ShouldBeTrue();

        client.Auth = new AuthState(new Record(users) { ["id"] = "ann" });
        await _hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = new Record(users) { ["id"] = "ann" } }, Nothing);
        client.Auth.IsGuest.ShouldBeTrue();
    }

    private static Collection Posts(string? list = "", string? view = "") => new()
    {
        Id = "pbc_posts",
        Name = "posts",
        ListRule = list,
        ViewRule = view,
        Fields = [new TextField { Name = "id" }, new TextField { Name = "title" }, new TextField { Name = "secret", Hidden = true }],
    };

    private static Record Post(Collection? collection = null) => new(collection ?? Posts()) { ["id"] = "p1", ["title"] = "<Hi>", ["secret"] = "s", ["custom"] = "no" };

    private RealtimeClient Connect(Record? auth, params string[] topics)
    {
        var client = new RealtimeClient("127.0.0.1") { Auth = new AuthState(auth) };
        _broker.Add(client);
        _broker.Subscribe(client, topics);
        return client;
    }

    private static List<Holdall.Realtime.RealtimeMessage> Received(RealtimeClient client)
    {
        var received = new List<Holdall.Realtime.RealtimeMessage>();
        while (client.Waiting.TryRead(out var message)) received.Add(message);
        return received;
    }

    private Task CreateAsync(Record record) => _hooks.RecordAfterCreateSuccess.RunAsync(new RecordEvent { Record = record }, Nothing);

    private Task UpdateAsync(Record record) => _hooks.RecordAfterUpdateSuccess.RunAsync(new RecordEvent { Record = record }, Nothing);

    private Task DeleteExecuteAsync(Record record) => _hooks.RecordDeleteExecute.RunAsync(new RecordEvent { Record = record }, Nothing);

    private async Task DeleteAsync(Record record)
    {
        await DeleteExecuteAsync(record);
        await _hooks.RecordAfterDeleteSuccess.RunAsync(new RecordEvent { Record = record }, Nothing);
    }

    private static Task Nothing() => Task.CompletedTask;

    private sealed class FakePicker : IFieldPicker
    {
        public string? Pick(string json, string fields) => fields == "bad" ? null : $$"""{"picked":"{{fields}}"}""";
    }
}
