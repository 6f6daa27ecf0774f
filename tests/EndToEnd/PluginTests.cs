using System.Net;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>The plugins in the published file.</summary>
public sealed class PluginTests
{
    private static readonly string[] WithRoutes = ["admin-ui", "auth", "files", "mailer", "realtime"];

    [Fact]
    public async Task All_built_in_plugins_are_active_from_an_empty_folder()
    {
        using var folder = new TempFolder();
        var listed = await Published.RunAsync("plugins", "--json", "--dir", folder.File("pb_data"));
        listed.ExitCode.ShouldBe(0, listed.Error);
        using var plugins = JsonDocument.Parse(listed.Output);
        plugins.RootElement.EnumerateArray().Select(p => $"{p.GetProperty("id").GetString()} {p.GetProperty("status").GetString()}")
            .ShouldBe([.. WithRoutes.Select(id => id + " Active"), "js-hooks Active", "telemetry Active"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("admin-ui", "GET", "/_/")]
    [InlineData("auth", "POST", "/api/collections/users/auth-with-password")]
    [InlineData("files", "POST", "/api/files/token")]
    [InlineData("mailer", "POST", "/api/settings/test/email")]
    [InlineData("realtime", "POST", "/api/realtime")]
    public async Task Without_a_plugin_the_rest_serves_and_its_routes_are_gone(string plugin, string method, string route)
    {
        using var folder = new TempFolder();
        await using var server = await Server.StartAsync(folder.File("pb_data"), "--without", plugin);
        (await server.Http.GetAsync("/api/collections/_otps/records")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var other in WithRoutes.Except([plugin])) (await StatusOfAsync(server, other)).ShouldNotBe(HttpStatusCode.NotFound, other);
        var gone = await server.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), route));
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var body = JsonDocument.Parse(await gone.Content.ReadAsStringAsync());
        body.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["data", "message", "status"]);
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Fact]
    public async Task Exactly_one_native_SQLite_is_mapped_while_everything_runs()
    {
        using var folder = new TempFolder();
        await using var server = await Server.StartNewAsync(folder);
        await server.SignInAsync();
        (await server.Http.PostAsync("/api/crons/__pbLogsCleanup__", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var mapped = (await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/maps")).Where(
            l => l.Contains("sqlite3", StringComparison.OrdinalIgnoreCase) && l.Contains(".so", StringComparison.Ordinal));
        mapped.Select(l => l[l.IndexOf('/', StringComparison.Ordinal)..]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_engine_of_JavaScript_is_loaded_without_scripts()
    {
        using var folder = new TempFolder();
        // The first start writes the type declarations.
        await using (var first = await Server.StartNewAsync(folder)) (await first.StopAsync()).ShouldBe(0, first.Log);
        await using var server = await Server.StartAsync(folder.File("pb_data"));

        var mapped = await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/maps");
        mapped.ShouldContain(l => l.Contains("JsHooks", StringComparison.Ordinal));
        mapped.ShouldNotContain(l => l.Contains("Jint", StringComparison.Ordinal) || l.Contains("Acornima", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> StatusOfAsync(Server server, string plugin)
    {
        var (method, route) = plugin switch
        {
            "admin-ui" => ("GET", "/_/"),
            "auth" => ("POST", "/api/collections/users/auth-with-password"),
            "files" => ("POST", "/api/files/token"),
            "mailer" => ("POST", "/api/settings/test/email"),
            _ => ("POST", "/api/realtime"),
        };
        return (await server.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), route))).StatusCode;
    }
}
