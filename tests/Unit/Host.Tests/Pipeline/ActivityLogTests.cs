using System.Collections.Concurrent;
using System.Net;
using Carter;
using Holdall.Engine.Storage;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Holdall.Host.Tests.Logs;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Pipeline;

public sealed class ActivityLogTests
{
    [Fact]
    public async Task A_request_leaves_an_entry_with_what_there_is_to_know()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/echo/a%20b?x=%C3%BC&token=hush");
        request.Headers.Referrer = new Uri("https://example.com/page?token=hush");
        request.Headers.UserAgent.ParseAdd("tests/1.0");
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var entry = await new HostLog(host).ReadOneAsync();

        entry.Level.ShouldBe(0);
        entry.Message.ShouldBe("GET /echo/a b?x=ü&token=***");
        entry.Keys.ShouldBe("auth execTime method referer remoteIP status type url userAgent userIP");
        entry.Data.GetProperty("execTime").GetDouble().ShouldBeGreaterThan(0);
        (entry["auth"], entry["method"], entry["status"], entry["type"], entry["userAgent"]).ShouldBe(
            ("\"\"", "\"GET\"", "200", "\"request\"", "\"tests/1.0\""));
        (entry["url"], entry["referer"]).ShouldBe((@"""/echo/a%20b?x=%C3%BC&token=***""", "\"https://example.com/page?token=***\""));
        (entry["remoteIP"], entry["userIP"]).ShouldBe(("\"127.0.0.1\"", "\"127.0.0.1\""));
    }

    [Theory]
    [InlineData("404", "404", "The requested resource wasn't found.", "null")]
    [InlineData("fields", "400", "Failed to do it.", """{"list":{"0":{"label":"cannot be blank"}},"title":"must be at least 3"}""")]
    [InlineData("database", "0", "secret statement", null)]
    public async Task A_failure_is_an_error_and_tells_what_the_client_was_not_told(string kind, string status, string error, string? details)
    {
        await using var host = await StartAsync();
        using var answer = await host.Client.GetAsync("/fail/" + kind, TestContext.Current.CancellationToken);

        var entry = await new HostLog(host).ReadOneAsync();

        entry.Level.ShouldBe(8);
        (entry["status"], entry.Data.GetProperty("error").GetString(), entry["details"]).ShouldBe((status, error, details));
    }

    [Fact]
    public async Task A_mistake_of_the_program_has_one_entry_with_the_stack()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());
        using var answer = await host.Client.GetAsync("/fail/bug", TestContext.Current.CancellationToken);

        var entry = await new HostLog(host).ReadOneAsync();

        (entry["status"], entry.Data.GetProperty("error").GetString()).ShouldBe(("500", ApiException.DefaultMessage(500)));
        entry.Data.GetProperty("details").GetString()!.ShouldContain("secret detail");
        entry.Data.GetProperty("details").GetString()!.ShouldContain("at Holdall.Host.Tests.EchoModule");
        entry["plugin"].ShouldBe("\"echo\"");
    }

    [Fact]
    public async Task The_stack_of_a_failure_that_comes_again_and_again_is_told_once()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());
        for (var i = 0; i < 20; i++) await host.Client.GetAsync("/fail/bug", TestContext.Current.CancellationToken);
        var entries = await new HostLog(host).ReadAsync(20);
        entries.Count(entry => entry["details"]!.Contains("at Holdall")).ShouldBe(1);
        entries.ShouldAllBe(entry => entry["details"]!.Contains("secret detail"));
    }

    [Fact]
    public async Task Developers_see_each_request_with_its_status_and_time_and_nothing_of_the_storage_of_jobs()
    {
        using var console = new KeptLines();
        var folder = new HostFolder();
        await using var host = await TestHost.StartAsync(folder, folder.Launch() with { Dev = true }, new EchoPlugin(), new ConsolePlugin(console));
        foreach (var path in new[] { "/echo/known", "/fail/403", "/fail/bug" }) (await host.Client.GetAsync(path, TestContext.Current.CancellationToken)).Dispose();

        await Eventually.HoldsAsync(() => console.Lines.Count(line => line.Contains("ActivityLog")) == 3);

        var requests = console.Lines.Where(line => line.Contains("ActivityLog")).ToArray();
        requests[0].ShouldMatch(@"ActivityLog GET /echo/known 200 [\d.]+ ms$");
        requests[1].ShouldMatch(@"ActivityLog GET /fail/403 403 [\d.]+ ms: You are not allowed to perform this request\. $");
        requests[2].ShouldMatch(@"ActivityLog GET /fail/bug 500 [\d.]+ ms: Something went wrong while processing your request\. $");
        console.Lines.ShouldNotContain(line => line.StartsWith("Hangfire"));
    }

    [Fact]
    public async Task A_cause_is_told_as_details()
    {
        await using var host = await StartAsync();
        using var answer = await host.Client.GetAsync("/caused", TestContext.Current.CancellationToken);
        (await new HostLog(host).ReadOneAsync())["details"].ShouldBe("\"the disk: is full\"");
    }

    [Fact]
    public async Task Some_endpoints_and_static_files_are_logged_only_when_they_fail()
    {
        await using var host = await StartAsync();
        Directory.CreateDirectory(Path.Combine(host.Folder, "pb_public"));
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "pb_public", "a.txt"), "a", TestContext.Current.CancellationToken);
        foreach (var path in new[] { "/quiet", "/a.txt", "/quiet?fail=1", "/b.txt" })
        {
            using var answer = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        }

        (await new HostLog(host).ReadAsync(2)).Select(entry => $"{entry.Level} {entry.Message}").ShouldBe(["8 GET /quiet?fail=1", "8 GET /b.txt"]);
    }

    [Fact]
    public async Task A_preflight_is_not_logged_and_a_refusal_without_an_endpoint_is()
    {
        await using var host = await StartAsync();
        foreach (var method in new[] { HttpMethod.Options, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, "/nowhere");
            using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        (await new HostLog(host).ReadOneAsync()).Message.ShouldBe("POST /nowhere");
    }

    [Fact]
    public async Task What_a_hook_adds_is_the_meta()
    {
        await using var host = await StartAsync();
        using var answer = await host.Client.GetAsync("/meta", TestContext.Current.CancellationToken);
        (await new HostLog(host).ReadOneAsync())["meta"].ShouldBe("""{"a":[1,"two"],"b":{"c":true}}""");
    }

    [Fact]
    public async Task Long_texts_are_cut()
    {
        await using var host = await StartAsync();
        await host.SendRawAsync($"{new string('m', 60)} /{new string('x', 5000)} HTTP/1.1\r\nHost: test\r\nUser-Agent: {new string('u', 5000)}\r\nReferer: {new string('r', 5000)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var entry = await new HostLog(host).ReadOneAsync();

        entry.Data.GetProperty("method").GetString().ShouldBe(new string('M', 50));
        entry.Data.GetProperty("url").GetString().ShouldBe("/" + new string('x', 2999) + "...");
        entry.Data.GetProperty("userAgent").GetString().ShouldBe(new string('u', 2000) + "...");
        entry.Data.GetProperty("referer").GetString().ShouldBe(new string('r', 2000) + "...");
        entry.Message.Length.ShouldBe(50 + 1 + 3003);
    }

    [Fact]
    public async Task Settings_say_what_is_told_of_callers()
    {
        await using var host = await StartAsync();
        var log = new HostLog(host);
        await log.SetAsync(new LogSettings { LogIP = false });
        using (await host.Client.GetAsync("/echo/1", TestContext.Current.CancellationToken)) { }
        await log.SetAsync(new LogSettings(), "X-Real-IP");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/echo/2");
        request.Headers.Add("X-Real-IP", "2001:db8::1");
        using (await host.Client.SendAsync(request, TestContext.Current.CancellationToken)) { }

        var entries = await log.ReadAsync(2);

        entries[0].Keys.ShouldBe("auth execTime method referer status type url userAgent");
        (entries[1]["remoteIP"], entries[1]["userIP"]).ShouldBe(("\"127.0.0.1\"", "\"2001:0db8:0000:0000:0000:0000:0000:0001\""));
    }

    [Fact]
    public async Task Settings_say_which_requests_are_logged()
    {
        await using var host = await StartAsync();
        var log = new HostLog(host);
        await log.SetAsync(new LogSettings { MinLevel = 1 });
        foreach (var path in new[] { "/echo/1", "/fail/404" })
        {
            using (await host.Client.GetAsync(path, TestContext.Current.CancellationToken)) { }
        }

        (await log.ReadOneAsync()).Message.ShouldBe("GET /fail/404");
        await log.SetAsync(new LogSettings { MaxDays = 0 });
        using (await host.Client.GetAsync("/fail/404", TestContext.Current.CancellationToken)) { }
        await log.SetAsync(new LogSettings());
        using (await host.Client.GetAsync("/echo/last", TestContext.Current.CancellationToken)) { }
        (await log.ReadOneAsync()).Message.ShouldBe("GET /echo/last");
    }

    [Fact]
    public async Task A_stop_writes_what_waits()
    {
        using var folder = new HostFolder();
        var generation = await Generation.BuildAsync(
            folder.Launch(), [InProcessPlugin.Of(new EchoPlugin())], new PluginLoading(folder.Run), stop: TestContext.Current.CancellationToken);
        await generation.OpenAsync();
        await generation.StartAsync(new ServeOptions(new ListenAddress("127.0.0.1", 0), ["*"]));
        using (var client = new HttpClient { BaseAddress = new Uri(generation.Urls.First()) })
        {
            for (var i = 0; i < 20; i++) (await client.GetAsync($"/echo/{i}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await generation.DisposeAsync();

        using var database = Database.Open(Path.Combine(folder.Data, Databases.AuxiliaryFile));
        HostLog.Read(database).Count.ShouldBe(20);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(new EchoPlugin(), new LoggedPlugin());

    private sealed class ConsolePlugin(KeptLines console) : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.Services.AddSingleton<ILoggerProvider>(console);
    }

    /// <summary>Takes what the console gets.</summary>
    private sealed class KeptLines : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Kept(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class Kept(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category} {formatter(state, exception)}");
        }
    }

    private sealed class LoggedPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<LoggedModule>();
    }

    private sealed class LoggedModule : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.MapGet("/quiet", http => http.Request.QueryString.HasValue ? throw ApiException.Forbidden() : Task.CompletedTask).LogFailuresOnly();
            app.MapGet("/caused", _ => throw ApiException.BadRequest(cause: new IOException("the disk", new IOException("is full"))));
            app.MapGet("/meta", http =>
            {
                RequestContext.Of(http).LogMeta = new Dictionary<string,
                object?>
                { ["b"] = new Dictionary<string, object?> { ["c"] = true }, ["a"] = new object[] { 1, "two" } };
                return Task.CompletedTask;
            });
        }
    }
}
