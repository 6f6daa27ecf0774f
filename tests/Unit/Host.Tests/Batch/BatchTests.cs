using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Holdall.Batch;
using Holdall.Collections;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Batch;

/// <summary>Batches through a whole host.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private const string Url = "/api/collections/posts/records";

    private TestHost _host = null!;
    private IHooks _hooks = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _hooks = _host.Services.GetRequiredService<IHooks>();
        await UseAsync(new BatchSettings { Enabled = true, MaxRequests = 1000, Timeout = 30 });
        await _host.Services.GetRequiredService<ICollections>().SaveAsync(new Collection
        {
            Name = "posts",
            Fields = FieldList.Create([new TextField { Name = "title", Required = true }]),
            ListRule = "",
            CreateRule = "",
            UpdateRule = "",
            DeleteRule = "",
        });
    }

    [Fact]
    public async Task A_batch_is_off_until_it_is_switched_on()
    {
        await UseAsync(new BatchSettings());
        (await SendAsync(403, Create("a"))).GetProperty("message").GetString().ShouldBe("Batch requests are not allowed.");
    }

    [Fact]
    public async Task Each_item_sees_what_those_before_it_did()
    {
        var answers = await SendAsync(
            200,
            Create("a", "aaaaaaaaaaaaaaa"),
            new { method = "PATCH", url = Url + "/aaaaaaaaaaaaaaa", body = new { title = "b" } },
            new { method = "PUT", url = Url + "?fields=title", body = new { id = "aaaaaaaaaaaaaaa", title = "c" } },
            new { method = "DELETE", url = Url + "/aaaaaaaaaaaaaaa" });
        answers[1].GetProperty("body").GetProperty("title").GetString().ShouldBe("b");
        answers[2].GetRawText().ShouldBe("""{"body":{"title":"c"},"status":200}""");
        answers[3].GetRawText().ShouldBe("""{"body":null,"status":204}""");
        Count().ShouldBe(0);
    }

    [Fact]
    public async Task The_first_failure_undoes_everything_and_names_its_item()
    {
        var told = new List<string>();
        _hooks.RecordAfterCreateSuccess.Use("posts", Tell("success"));
        _hooks.RecordAfterCreateError.Use("posts", (e, next) =>
        {
            told.Add("error");
            return next();
        });
        var answer = await SendAsync(400, Create("a"), Create(""), Create("never"));
        answer.GetProperty("message").GetString().ShouldBe("Batch transaction failed.");
        var requests = answer.GetProperty("data").GetProperty("requests");
        requests.EnumerateObject().Select(item => item.Name).ShouldBe(["1"]);
        var failed = requests.GetProperty("1");
        failed.GetProperty("code").GetString().ShouldBe("batch_request_failed");
        failed.GetProperty("response").GetProperty("data").GetProperty("title").GetProperty("code").GetString().ShouldBe("validation_required");
        told.ShouldBe(["error", "error"]);
        Count().ShouldBe(0);

        HookHandler<RecordEvent> Tell(string what) => (e, next) =>
        {
            told.Add(what);
            return next();
        };
    }

    [Fact]
    public async Task An_item_runs_inside_the_hooks_of_the_one_before()
    {
        var order = new List<string>();
        _hooks.RecordCreateRequest.Use("posts", async (e, next) =>
        {
            var title = e.Record.GetString("title");
            order.Add($"{title} {e.Request.RuleContext}");
            await next();
            order.Add(title + " done");
        });
        await SendAsync(200, Create("a"), Create("b"));
        order.ShouldBe(["a batch", "b batch", "b done", "a done"]);
    }

    [Fact]
    public async Task The_hook_of_another_item_can_not_swallow_a_failure()
    {
        var swallowed = 0;
        _hooks.RecordCreateRequest.Use("posts", async (e, next) =>
        {
            try
            {
                await next();
            }
            catch (ApiException) when (e.Record.GetString("title") == "a")
            {
                swallowed++;
            }
        });
        await SendAsync(400, Create("a"), Create(""));
        swallowed.ShouldBe(1);
        Count().ShouldBe(0);
    }

    [Fact]
    public async Task A_hook_that_stops_an_item_stops_only_that()
    {
        _hooks.RecordCreateRequest.Use("posts", (e, next) => e.Record.GetString("title") == "a" ? Task.CompletedTask : next());
        var answers = await SendAsync(200, Create("a"), Create("b"));
        answers.GetArrayLength().ShouldBe(2);
        Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_hook_may_change_the_items()
    {
        _hooks.BatchRequest.Use((e, next) =>
        {
            e.Batch.Add(e.Batch[0] with { Body = new Dictionary<string, object?> { ["title"] = "added" } });
            return next();
        });
        (await SendAsync(200, Create("a"))).GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_that_takes_too_long_is_undone()
    {
        await UseAsync(new BatchSettings { Enabled = true, MaxRequests = 10, Timeout = 1 });
        _hooks.RecordCreateRequest.Use("posts", async (e, next) =>
        {
            await next();
            var expired = new TaskCompletionSource();
            await using var registration = e.Aborted.Register(expired.SetResult);
            await expired.Task;
        });
        var answer = await SendAsync(400, Create("a"));
        answer.GetProperty("data").GetRawText().ShouldBe("{}");
        Count().ShouldBe(0);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_interrupted()
    {
        await UseAsync(new BatchSettings { Enabled = true, MaxRequests = 10, Timeout = 1 });
        var main = _host.Services.GetRequiredService<Databases>().Main;
        _hooks.RecordCreate.Use("posts", async (_, next) =>
        {
            await next();
            using var endless = main.TransactionSession.Prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n");
            endless.Step();
        });
        (await SendAsync(400, Create("a"))).GetProperty("data").GetRawText().ShouldBe("{}");
        Count().ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_can_not_be_picked_from_fails_its_item()
    {
        var answer = await SendAsync(400, Create("a"), new { method = "POST", url = Url + "?fields=*:excerpt", body = new { title = "b" } });
        answer.GetProperty("data").GetProperty("requests").GetProperty("1").GetProperty("response").GetProperty("status").GetInt32().ShouldBe(500);
        Count().ShouldBe(0);
    }

    [Theory]
    [InlineData("GET", Url)]
    [InlineData("PUT", Url + "/a")]
    [InlineData("POST", "/api/health")]
    [InlineData("POST", Url + "?fields=*:excerpt")]
    public async Task An_item_without_an_answer_is_400_at_first_and_500_after_a_change(string method, string url)
    {
        var item = new { method, url, body = new { title = "x" } };
        var first = await SendAsync(400, item);
        Response(first, 0).GetRawText().ShouldBe("""{"data":{},"message":"Something went wrong while processing your request.","status":400}""");
        var second = await SendAsync(400, Create("a"), item);
        Response(second, 1).GetRawText().ShouldBe("""{"data":{},"message":"Something went wrong while processing your request.","status":500}""");
        second.GetProperty("status").GetInt32().ShouldBe(400);
        Count().ShouldBe(0);

        static JsonElement Response(JsonElement answer, int index) =>
            answer.GetProperty("data").GetProperty("requests").GetProperty($"{index}").GetProperty("response");
    }

    [Fact]
    public async Task What_an_item_is_answered_stays_the_same_after_a_change()
    {
        var answer = await SendAsync(400, Create("a"), new { method = "DELETE", url = Url + "/nothing" });
        answer.GetProperty("data").GetProperty("requests").GetProperty("1").GetProperty("response").GetProperty("status").GetInt32().ShouldBe(404);
    }

    [Fact]
    public async Task A_batch_whose_answer_can_not_be_picked_from_does_nothing()
    {
        using var answer = await _host.Client.PostAsJsonAsync(
            "/api/batch?fields=(", new { requests = new[] { Create("a") } }, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(400);
        Count().ShouldBe(0);
    }

    [Theory]
    [InlineData("[]", "Failed to read the submitted batch data.")]
    [InlineData("5", "Failed to read the submitted batch data.")]
    [InlineData("""{"requests":{}}""", "Failed to read the submitted batch data.")]
    [InlineData("""{"requests":[""", "Something went wrong while processing your request.")]
    [InlineData("""{"requests":[],"requests":[]}""", "Something went wrong while processing your request.")]
    public async Task A_body_that_is_no_batch_is_told_from_one_that_is_no_json(string body, string message)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _host.Client.PostAsync("/api/batch", content, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task A_batch_may_be_as_long_as_the_settings_allow()
    {
        await UseAsync(new BatchSettings { Enabled = true, MaxRequests = 3000, Timeout = 60 });
        (await SendAsync(200, [.. Enumerable.Range(0, 3000).Select(i => Create($"t{i}"))])).GetArrayLength().ShouldBe(3000);
        Count().ShouldBe(3000);
    }

    [Theory]
    [InlineData("GET", Url, 400)]
    [InlineData("POST", Url + "/a", 400)]
    [InlineData("PUT", Url + "/a", 400)]
    [InlineData("POST", "/api/health", 400)]
    [InlineData("POST", "/api/collections/nothing/records", 404)]
    [InlineData("DELETE", Url + "/nothing", 404)]
    public async Task What_an_item_can_not_do_is_told_as_its_answer(string method, string url, int status)
    {
        var answer = await SendAsync(400, new { method, url });
        answer.GetProperty("data").GetProperty("requests").GetProperty("0").GetProperty("response").GetProperty("status").GetInt32().ShouldBe(status);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        await UseAsync(new BatchSettings { Enabled = true, MaxRequests = 10, Timeout = 3, MaxBodySize = 50 });
        await SendAsync(413, Create(new string('x', 100)));
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private static object Create(string title, string id = "") => new { method = "POST", url = Url, body = new { id, title } };

    private Task UseAsync(BatchSettings batch)
    {
        var settings = _host.Services.GetRequiredService<SettingsStore>();
        return settings.SaveAsync(settings.Current with { Batch = batch });
    }

    private async Task<JsonElement> SendAsync(int status, params object[] requests)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { requests }), Encoding.UTF8, "application/json");
        using var answer = await _host.Client.PostAsync("/api/batch", content, TestContext.Current.CancellationToken);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status, json.GetRawText());
        return json;
    }

    private long Count() => _host.Services.GetRequiredService<IRecords>().Count("posts");
}
