using Holdall.Hooks;
using Holdall.Integration.Tests.Logs;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Hooks;

/// <summary>What is told of a handler that throws, and what becomes of its request.</summary>
public sealed class HookFailureTests : IAsyncLifetime
{
    private readonly HooksPlugin _plugin = new();
    private TestApp _app = null!;

    private IHooks Hooks => _app.Services.GetRequiredService<IHooks>();

    public async ValueTask InitializeAsync() => _app = await NewsRoom.StartAsync(_plugin);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("CreateRequest", 400)]
    [InlineData("Create", 400)]
    [InlineData("Validate", 400)]
    [InlineData("CreateExecute", 400)]
    [InlineData("Enrich", 500)]
    public async Task The_log_has_type_stack_and_plugin(string at, int status)
    {
        _plugin.Script.FailAt(at);

        (await AddAsync()).Status.ShouldBe(status);

        ShouldTellAll(await _app.FindEntryAsync("data.url = '/api/collections/articles/records'"));
    }

    [Fact]
    public async Task The_log_has_it_also_when_it_failed_in_a_batch()
    {
        await _app.Superuser.PatchAsync("/api/settings", new { batch = new { enabled = true, maxRequests = 5, timeout = 3 } });
        _plugin.Script.FailAt("CreateExecute");

        var answer = await _app.Superuser.PostAsync(
            "/api/batch", new { requests = new[] { new { method = "POST", url = NewsRoom.Articles, body = new { title = "t" } } } });

        answer.Status.ShouldBe(400);
        ShouldTellAll(await _app.FindEntryAsync("data.url = '/api/batch'"));
    }

    [Theory]
    [InlineData("post")]
    [InlineData("patch")]
    [InlineData("delete")]
    public async Task The_log_has_it_for_hooks_of_collections(string method)
    {
        var name = "things" + method;
        if (method != "post") await _app.AddCollectionAsync($$"""{"name":"{{name}}","type":"base","fields":[]}""");
        var stages = Holdall.Collections.CollectionHooks.Stages;
        foreach (var point in new[] { stages.Create, stages.Update, stages.Delete })
            Hooks.On(point).Use(static (_, _) => throw new InvalidOperationException("secret reason"));

        var answer = method switch
        {
            "post" => await _app.Superuser.PostAsync("/api/collections", new { name, type = "base" }),
            "patch" => await _app.Superuser.PatchAsync("/api/collections/" + name, new { listRule = "" }),
            _ => await _app.Superuser.DeleteAsync("/api/collections/" + name),
        };

        answer.Status.ShouldBe(400);
        var entry = await _app.FindEntryAsync("data.error ~ 'Failed to'");
        entry.Details!.ShouldStartWith("System.InvalidOperationException: secret reason");
    }

    [Theory]
    [InlineData("AfterCreateSuccess")]
    [InlineData("AfterUpdateSuccess")]
    [InlineData("AfterDeleteSuccess")]
    public async Task What_fails_behind_the_commit_is_logged_and_the_change_answered(string at)
    {
        var id = (await AddAsync()).Id;
        _plugin.Script.FailAt(at);

        (await AddAsync()).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync($"{NewsRoom.Articles}/{id}", new { title = "u" })).Status.ShouldBe(200);
        (await _app.Superuser.DeleteAsync($"{NewsRoom.Articles}/{id}")).Status.ShouldBe(204);

        var entry = await _app.FindEntryAsync($"message ~ 'onRecord{at}'");
        (entry.Level, entry["plugin"]).ShouldBe((8, "hooks"));
        entry.Details!.ShouldStartWith("System.InvalidOperationException: secret reason");
    }

    [Fact]
    public async Task What_fails_behind_the_commit_keeps_nobody_else_from_hearing_of_it()
    {
        var heard = 0;
        Hooks.RecordAfterCreateSuccess.Use("articles", (_, next) =>
        {
            heard++;
            return next();
        });
        _plugin.Script.FailAt("AfterCreateSuccess");

        (await AddAsync()).Status.ShouldBe(200);

        heard.ShouldBe(1);
    }

    [Fact]
    public async Task Changes_of_collections_and_settings_are_answered_too()
    {
        var (collections, models) = (Holdall.Collections.CollectionHooks.Stages, Holdall.Records.ModelHooks.Stages);
        Hooks.On(collections.AfterCreateSuccess).Use(static (_, _) => throw new InvalidOperationException("secret reason"));
        Hooks.On(models.AfterUpdateSuccess).Use(static (_, _) => throw new InvalidOperationException("secret reason"));

        (await _app.Superuser.PostAsync("/api/collections", new { name = "things", type = "base" })).Status.ShouldBe(200);
        (await _app.Superuser.PatchAsync("/api/settings", new { meta = new { appName = "Things" } })).Status.ShouldBe(200);

        await _app.FindEntryAsync("message ~ 'onCollectionAfterCreateSuccess'");
        await _app.FindEntryAsync("message ~ 'onModelAfterUpdateSuccess'");
    }

    [Theory]
    [InlineData("", 418)]
    [InlineData("refused", 403)]
    public async Task An_answer_of_an_error_hook_stands_for_findings_and_not_for_answers(string title, int status)
    {
        Hooks.On(Holdall.Records.RecordHooks.Stages.Create).Use("articles", static (e, next) =>
            e.Record.GetString("title") == "refused" ? throw Holdall.Http.ApiException.Forbidden() : next());
        Hooks.On(Holdall.Records.RecordHooks.Stages.AfterCreateError).Use("articles", static (_, _) => throw new Holdall.Http.ApiException(418, "teapot"));

        (await _app.Superuser.PostAsync(NewsRoom.Articles, new { title })).Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_answer_of_a_hook_counts_and_the_change_is_made()
    {
        var seen = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Hooks.RecordCreateRequest.Use("articles", async (e, next) =>
        {
            if (e.Record.GetString("title") == "held") e.Request.HoldAnswer();
            await e.Request.JsonAsync(202, new { mine = 1 });
            await next();
            seen.TrySetResult(e.Request.AnswerStatus);
        });

        var sent = await AddAsync();
        var status = await seen.Task;
        var held = await _app.Superuser.PostAsync(NewsRoom.Articles, new { title = "held" });

        // What has left as a whole has no room for more.
        (sent.Status, sent.Text, status).ShouldBe((202, "{\"mine\":1}", 202));
        held.Status.ShouldBe(202);
        held.Text.ShouldStartWith("{\"mine\":1}{");
        _app.Records.Count("articles").ShouldBe(2);
    }

    private static void ShouldTellAll(LoggedEntry entry)
    {
        (entry.Level, entry["plugin"]).ShouldBe((8, "hooks"));
        entry.Details!.ShouldStartWith("System.InvalidOperationException: secret reason");
        entry.Details.ShouldContain("at Holdall.Integration.Tests.Hooks.");
    }

    private Task<TestAnswer> AddAsync() => _app.Superuser.PostAsync(NewsRoom.Articles, new { title = "t" });
}
