using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Realtime;
using Holdall.Plugins.Telemetry;

namespace Holdall.Integration.Tests.Telemetry;

/// <summary>The figures of a server, as Prometheus fetches them and as a collector gets them.</summary>
public sealed partial class TelemetryTests
{
    private const string Token = "a token of some length";

    [Fact]
    public async Task Figures_are_for_superusers_and_for_who_has_the_token()
    {
        await using var app = await StartAsync($$"""{"prometheus": true, "prometheusToken": "{{Token}}"}""");
        (await app.Superuser.PostAsync("/api/collections/users/records", new { email = "ann@example.com", password = TestApp.Password, passwordConfirm = TestApp.Password }))
            .Status.ShouldBe(200);
        var ann = await app.Guest.PostAsync("/api/collections/users/auth-with-password", new { identity = "ann@example.com", password = TestApp.Password });

        (await app.Superuser.GetAsync("/metrics")).Status.ShouldBe(200);
        (await app.Guest.GetAsync("/metrics")).Status.ShouldBe(401);
        (await new TestClient(app.Http, ann["token"]).GetAsync("/metrics")).Status.ShouldBe(403);
        (await FetchAsync(app, Token)).Status.ShouldBe(200);
        (await FetchAsync(app, Token + "x")).Status.ShouldBe(401);
        (await FetchAsync(app, "")).Status.ShouldBe(401);
        (await app.Guest.PostAsync("/metrics", new { })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Without_a_token_in_the_settings_none_is_the_right_one()
    {
        await using var app = await StartAsync("""{"prometheus": true, "prometheusPath": "/internal/figures"}""");
        (await FetchAsync(app, "", "/internal/figures")).Status.ShouldBe(401);
        (await app.Superuser.GetAsync("/internal/figures")).Status.ShouldBe(200);
        (await app.Superuser.GetAsync("/metrics")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Requests_are_told_by_their_route_and_not_by_what_somebody_asked_for()
    {
        await using var app = await StartAsync("""{"prometheus": true}""");
        (await app.Superuser.PostAsync("/api/collections", new { name = "posts", type = "base", viewRule = "", fields = Array.Empty<object>() })).Status.ShouldBe(200);
        for (var i = 0; i < 3; i++) (await app.Guest.GetAsync($"/api/collections/posts/records/missing{i}")).Status.ShouldBe(404);
        (await app.Guest.GetAsync("/no/such/place")).Status.ShouldBe(404);

        var figures = await FiguresAsync(app, "http_route=\"/api/collections/{collection}/records/{id}\"");

        figures.ShouldNotContain("missing1");
        figures.ShouldNotContain("/no/such/place");
        // Who looks does not count.
        figures.ShouldNotContain("http_route=\"/metrics\"");
    }

    [Fact]
    public async Task Databases_jobs_backups_logs_and_realtime_have_figures()
    {
        await using var app = await StartAsync("""{"prometheus": true}""");
        (await app.Superuser.PostAsync("/api/crons/__pbLogsCleanup__", new { })).Status.ShouldBe(204);
        (await app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);

        (await app.Superuser.PatchAsync("/api/settings", new { })).Status.ShouldBe(200);

        // Jobs and commits are counted when they are over, which may be after an answer.
        (string Name, string Label)[] counted =
        [
            ("holdall_db_commits_total", "database=\"data\""),
            ("holdall_db_size_bytes", "database=\"auxiliary\""),
            ("holdall_db_write_wait_seconds_count", "database=\"data\""),
            ("holdall_jobs_duration_seconds_count", "outcome=\"succeeded\""),
            ("holdall_jobs_duration_seconds_count", "job=\"__pbLogsCleanup__\""),
            ("holdall_backups_duration_seconds_count", "operation=\"create\""),
        ];
        var figures = "";
        foreach (var (name, label) in counted)
        {
            await Eventually.HoldsAsync(
                async () => ValuesOf(figures = (await app.Superuser.GetAsync("/metrics")).Text, name, label).Sum() > 0, $"{name} {label}");
        }

        ValueOf(figures, "holdall_db_write_waiting", "database=\"data\"").ShouldBeGreaterThanOrEqualTo(0);
        ValueOf(figures, "holdall_logs_dropped_total", "").ShouldBe(0);
        ValueOf(figures, "holdall_realtime_clients", "").ShouldBeGreaterThanOrEqualTo(0);
        figures.ShouldContain("dotnet_gc_");
    }

    [Fact]
    public async Task A_collector_gets_metrics_and_what_a_request_did_at_the_latest_when_the_server_stops()
    {
        await using var collector = await Collector.StartAsync();
        var settings = $$"""
            {"otlpEndpoint": "{{collector.Address}}", "otlpProtocol": "http/protobuf", "otlpHeaders": {"x-key": "both = of us"}, "serviceName": "news-room"}
            """;
        await using (var app = await StartAsync(settings))
        {
            (await app.Superuser.PostAsync("/api/collections", new { name = "posts", type = "base", createRule = "", fields = Array.Empty<object>() })).Status.ShouldBe(200);
            (await app.Guest.PostAsync("/api/collections/posts/records?secret=1234", new { })).Status.ShouldBe(200);
            (await app.Superuser.GetAsync("/metrics")).Status.ShouldBe(404);
        }

        var traces = collector.Of("/v1/traces", "both = of us");
        traces.ShouldContain("news-room");
        traces.ShouldContain("POST /api/collections/{collection}/records");
        traces.ShouldContain("write");
        traces.ShouldNotContain("1234");
        collector.Of("/v1/metrics", "both = of us").ShouldContain("holdall.db.commits");
    }

    [Fact]
    public async Task A_collector_that_does_not_answer_holds_up_neither_requests_nor_the_stop()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var app = await StartAsync($$"""{"otlpEndpoint": "http://{{silent.LocalEndpoint}}", "prometheus": true}""");
        (await app.Superuser.GetAsync("/api/collections/users/records")).Status.ShouldBe(200);
        await Eventually.EndsAsync(app.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task At_first_all_is_off()
    {
        await using var app = await StartAsync("{}");
        (await app.Superuser.GetAsync("/metrics")).Status.ShouldBe(404);
    }

    private static Task<ServedApp> StartAsync(string settings) => ServedApp.StartAsync(
        app => app.Use<AuthPlugin>().Use<RealtimePlugin>().Use<TelemetryPlugin>(), "{\"settings\": {\"telemetry\": " + settings + "}}");

    /// <summary>The figures, once they have this text: what was fetched a moment ago is told once more, and a request counts when it has ended.</summary>
    private static async Task<string> FiguresAsync(ServedApp app, string text)
    {
        var figures = "";
        await Eventually.HoldsAsync(async () => (figures = (await app.Superuser.GetAsync("/metrics")).Text).Contains(text, StringComparison.Ordinal));
        return figures;
    }

    private static async Task<(int Status, string Text)> FetchAsync(ServedApp app, string token, string path = "/metrics")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await app.Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The sum of the values of a figure with this label.</summary>
    private static double ValueOf(string figures, string name, string label)
    {
        var values = ValuesOf(figures, name, label);
        values.ShouldNotBeEmpty($"{name} {label} in {figures}");
        return values.Sum();
    }

    private static double[] ValuesOf(string figures, string name, string label) =>
    [
        .. figures.Split('\n').Where(line => Name().Match(line).Value == name && line.Contains(label, StringComparison.Ordinal))
            .Select(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], null)),
    ];

    [GeneratedRegex("^[a-z_]+")]
    private static partial Regex Name();
}
