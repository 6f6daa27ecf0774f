using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Holdall.Host.Jobs;
using Holdall.Http;
using Holdall.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Jobs;

/// <summary>The endpoints on a server that has nothing else.</summary>
[Collection("Jobs")]
public sealed class CronsModuleTests : IAsyncLifetime
{
    private readonly TestDirectory _directory = new();
    private readonly Channel<JobRun> _ran = Channel.CreateUnbounded<JobRun>();
    private readonly HttpClient _client = new();
    private TestJobs _jobs = null!;
    private WebApplication _app = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _jobs = await TestJobs.StartAsync(_directory, jobs =>
        {
            jobs.AddCron("zeta", "*/5 * * * *", Note);
            jobs.AddCron("__pbZ__", "@hourly", Note);
            jobs.AddCron("with space", "0 0 * * 1-5", Note);
            jobs.AddCron("Alpha", "@daily", Note);
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Use(PassAsync);
        _app.UseRouting();
        new CronsModule(new ListCrons(_jobs.Jobs), new RunCron(_jobs.Jobs), new ListJobs(_jobs.Jobs), new PauseCron(_jobs.Jobs)).AddRoutes(_app);
        await _app.StartAsync(Cancelled);
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    [Fact]
    public async Task Jobs_of_the_application_come_first_by_id_then_those_of_the_system() =>
        (await _client.GetStringAsync("/api/crons", Cancelled)).ShouldBe(
            """[{"id":"Alpha","expression":"0 0 * * *"},{"id":"with space","expression":"0 0 * * 1-5"},{"id":"zeta","expression":"*/5 * * * *"},"""
            + """{"id":"__pbDBOptimize__","expression":"0 0 * * *"},{"id":"__pbZ__","expression":"0 * * * *"},{"id":"__pbLogsCleanup__","expression":"0 */6 * * *"}]""");

    [Fact]
    public async Task A_job_is_started_at_once()
    {
        // The first time everything is compiled.
        await _client.PostAsync("/api/crons/zeta", null, Cancelled);
        await Eventually.EndsAsync(_ran.Reader.ReadAsync(Cancelled).AsTask());
        var asked = TimeProvider.System.GetTimestamp();
        var response = await _client.PostAsync("/api/crons/with%20space", null, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Eventually.EndsAsync(_ran.Reader.ReadAsync(Cancelled).AsTask())).Job.ShouldBe("with space");
        TimeProvider.System.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("ALPHA")]
    public async Task An_unknown_id_is_not_found(string id)
    {
        var response = await _client.PostAsync("/api/crons/" + id, null, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldBe("Missing or invalid cron job.");
    }

    [Fact]
    public void Only_superusers_may_do_that() => ((IEndpointRouteBuilder)_app).DataSources
        .SelectMany(source => source.Endpoints)
        .Select(endpoint => endpoint.Metadata.GetMetadata<AccessPolicy>()?.Access)
        .ShouldAllBe(access => access == Access.Superuser);

    [Fact]
    public async Task What_runs_and_has_run_is_listed_beside_the_clocks()
    {
        await _client.PostAsync("/api/crons/zeta", null, Cancelled);
        await Eventually.EndsAsync(_ran.Reader.ReadAsync(Cancelled).AsTask());
        (await _client.PostAsync("/api/jobs/crons/Alpha/pause", null, Cancelled)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await _jobs.Jobs.ScheduleAsync("test", "zeta", TimeSpan.FromDays(1), aborted: Cancelled);
        await Eventually.HoldsAsync(() => _jobs.Lifetime.Store!.Recent(1).Count == 1, "the run has ended");

        using var jobs = JsonDocument.Parse(await _client.GetStringAsync("/api/jobs", Cancelled));

        var crons = jobs.RootElement.GetProperty("crons").EnumerateArray().ToDictionary(cron => cron.GetProperty("id").GetString()!);
        crons["Alpha"].GetProperty("paused").GetBoolean().ShouldBeTrue();
        crons["zeta"].GetProperty("paused").GetBoolean().ShouldBeFalse();
        crons["zeta"].GetProperty("plugin").GetString().ShouldBe("test");
        crons["Alpha"].GetProperty("next").GetString().ShouldNotBeNull().ShouldEndWith(" 00:00:00.000Z");
        jobs.RootElement.GetProperty("runs")[0].GetProperty("job").GetString().ShouldBe("zeta");
        jobs.RootElement.GetProperty("waiting")[0].GetProperty("due").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task An_unknown_clock_can_not_be_stopped(string action) =>
        (await _client.PostAsync($"/api/jobs/crons/nosuch/{action}", null, Cancelled)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _jobs.DisposeAsync();
        _directory.Dispose();
    }

    private Task Note(JobRun run) => _ran.Writer.WriteAsync(run).AsTask();

    /// <summary>What the pipeline does, as far as these endpoints see it.</summary>
    private static async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        http.Features.Set<RequestContext>(new PlainContext(http));
        try
        {
            await next(http);
        }
        catch (ApiException e)
        {
            http.Response.StatusCode = e.Status;
            await http.Response.WriteAsync(e.Message);
        }
    }

    private sealed class PlainContext(HttpContext http) : RequestContext
    {
        public override HttpContext Http => http;

        public override string Method => http.Request.Method;

        public override string ClientAddress => "127.0.0.1";

        public override string RemoteAddress => "127.0.0.1";

        public override string? Query(string name) => http.Request.Query[name];

        public override ValueTask<RequestBody> ReadBodyAsync() => throw new NotSupportedException();

        public override ValueTask<FixedBody> ReadFixedAsync(string? errorMessage = null) => throw new NotSupportedException();

        public override RequestInfo ToInfo() => RequestInfo.None;

        public override async Task JsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write)
        {
            using var buffer = new MemoryStream();
            await using (var json = new Utf8JsonWriter(buffer)) write(json, state);
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(Encoding.UTF8.GetString(buffer.ToArray()));
        }
    }
}
