using System.Net;
using System.Text;
using Holdall.Collections;
using Holdall.Engine.Settings;
using Holdall.Fields;
using Holdall.Jobs;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Pipeline;

public sealed class RateLimitTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        await _host.Services.GetRequiredService<ICollections>().SaveAsync(new Collection
        {
            Name = "posts",
            Fields = FieldList.Create([new TextField { Name = "title", Required = true }]),
            ListRule = "",
            ViewRule = "",
            CreateRule = "",
        });
    }

    [Fact]
    public async Task What_is_too_much_is_refused_in_the_one_error_shape()
    {
        await UseAsync(new RateLimitRule { Label = "/api/health", Duration = 600, MaxRequests = 1 });
        (await GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await GetAsync("/api/health");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.Contains("X-Frame-Options").ShouldBeTrue();
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().ShouldBe(
            """{"data":{},"message":"Too Many Requests.","status":429}""");
    }

    [Fact]
    public async Task What_a_guard_refuses_and_what_does_not_exist_counts_as_well()
    {
        await UseAsync(
            new RateLimitRule { Label = "/api/settings", Duration = 600, MaxRequests = 1 },
            new RateLimitRule { Label = "/nothing", Duration = 600, MaxRequests = 1 });
        (await GetAsync("/api/settings")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync("/api/settings")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await GetAsync("/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync("/nothing")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Records_are_counted_by_action_and_in_batches_apart()
    {
        var settings = _host.Services.GetRequiredService<SettingsStore>();
        await settings.SaveAsync(settings.Current with { Batch = new BatchSettings { Enabled = true } });
        await UseAsync(new RateLimitRule { Label = "posts:create", Duration = 600, MaxRequests = 1 });
        (await PostAsync("/api/collections/posts/records", "{broken")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("/api/collections/posts/records", "{}")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await GetAsync("/api/collections/posts/records")).StatusCode.ShouldBe(HttpStatusCode.OK);
        const string One = """{"method":"POST","url":"/api/collections/posts/records","body":{"title":"a"}}""";
        (await PostAsync("/api/batch", $$"""{"requests":[{{One}}]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await PostAsync("/api/batch", $$"""{"requests":[{{One}}]}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"status\":429");
    }

    [Fact]
    public async Task The_clean_up_job_is_there_for_as_long_as_something_is_counted()
    {
        await UseAsync(new RateLimitRule { Label = "/api/health", Duration = 600, MaxRequests = 5 });
        HasCleanup().ShouldBeFalse();
        await GetAsync("/api/health");
        HasCleanup().ShouldBeTrue();
        await UseAsync(new RateLimitRule { Label = "/api/health", Duration = 600, MaxRequests = 6 });
        HasCleanup().ShouldBeFalse();
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private bool HasCleanup() => _host.Services.GetRequiredService<IJobs>().Crons.Any(cron => cron.Id == "__pbRateLimitersCleanup__");

    private Task UseAsync(params RateLimitRule[] rules)
    {
        var settings = _host.Services.GetRequiredService<SettingsStore>();
        return settings.SaveAsync(settings.Current with { RateLimits = new RateLimitSettings { Rules = rules, ExcludedIPs = [], Enabled = true } });
    }

    private Task<HttpResponseMessage> GetAsync(string url) => _host.Client.GetAsync(url, TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> PostAsync(string url, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await _host.Client.PostAsync(url, content, TestContext.Current.CancellationToken);
    }
}
