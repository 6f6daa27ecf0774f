using System.Text.Json;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Health;

/// <summary>What <c>GET /api/health</c> tells to whom.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Details_are_for_superusers_who_ask_for_them()
    {
        await _app.AddAccountAsync("users", "user@example.com");
        var user = await _app.SignInAsync("users", "user@example.com");

        (await _app.Guest.GetAsync("/api/health?details=true")).Json.GetProperty("data").EnumerateObject().ShouldBeEmpty();
        (await user.GetAsync("/api/health?details=true")).Json.GetProperty("data").EnumerateObject().ShouldBeEmpty();
        NamesOf(await DataAsync("/api/health")).ShouldBe(["canBackup", "realIP", "possibleProxyHeader"]);
        NamesOf(await DataAsync("/api/health?details=true")).ShouldBe(
            ["canBackup", "realIP", "possibleProxyHeader", "version", "started", "uptime", "jobs", "databases", "logs", "lastBackup"]);
    }

    [Fact]
    public async Task Details_are_those_of_now()
    {
        await Eventually.HoldsAsync(async () => (await DetailsAsync()).GetProperty("jobs").GetProperty("state").GetString() == "serving");
        var before = await DetailsAsync();
        before.GetProperty("version").GetString().ShouldBe("0.1.0");
        before.GetProperty("uptime").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
        before.GetProperty("logs").GetProperty("dropped").GetInt64().ShouldBe(0);
        before.GetProperty("lastBackup").ValueKind.ShouldBe(JsonValueKind.Null);

        await _app.AddAccountAsync("users", "user@example.com");
        (await _app.Superuser.PostAsync("/api/backups", new { name = "one.zip" })).Status.ShouldBe(204);

        var after = await DetailsAsync();
        Commits(after).ShouldBeGreaterThan(Commits(before));
        Data(after).GetProperty("size").GetInt64().ShouldBeGreaterThanOrEqualTo(new FileInfo(_app.DataFile).Length);
        Data(after).GetProperty("waiting").GetInt32().ShouldBe(0);
        after.GetProperty("lastBackup").GetProperty("name").GetString().ShouldBe("one.zip");
        after.GetProperty("lastBackup").GetProperty("succeeded").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_backup_that_failed_is_told_as_such()
    {
        await _app.Superuser.PatchAsync("/api/settings", new { backups = new { s3 = new { enabled = true, bucket = "b", region = "r", endpoint = "http://127.0.0.1:9", accessKey = "a", secret = "s" } } });
        (await _app.Superuser.PostAsync("/api/backups", new { name = "" })).Status.ShouldBe(400);

        var last = (await DetailsAsync()).GetProperty("lastBackup");
        last.GetProperty("succeeded").GetBoolean().ShouldBeFalse();
        last.GetProperty("ended").GetString()!.ShouldEndWith("Z");
    }

    private Task<JsonElement> DetailsAsync() => DataAsync("/api/health?details=true");

    private async Task<JsonElement> DataAsync(string path) => (await _app.Superuser.GetAsync(path)).Json.GetProperty("data");

    private static JsonElement Data(JsonElement details) => details.GetProperty("databases").GetProperty("data");

    private static long Commits(JsonElement details) => Data(details).GetProperty("commits").GetInt64();

    private static IEnumerable<string> NamesOf(JsonElement data) => data.EnumerateObject().Select(member => member.Name);
}
