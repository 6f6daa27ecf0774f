using System.Text.Json;
using Holdall.Engine.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Logs;

/// <summary>The log of a whole application, read over its own API.</summary>
public sealed class LogTests : IAsyncLifetime
{
    private const string Logs = "/api/logs?perPage=500&sort=@rowid&filter=";

    private readonly NewsRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Only_superusers_read_the_log()
    {
        foreach (var path in new[] { "/api/logs", "/api/logs/stats", "/api/logs/any" })
        {
            (await _room.Guest.GetAsync(path)).Status.ShouldBe(401);
            (await _room.Ann.GetAsync(path)).Status.ShouldBe(403);
        }

        (await _room.Superuser.PostAsync("/api/logs", new { })).Status.ShouldBe(404);
        (await FindAsync(
            "message ~ '/api/logs' && data.status = 403 && data.auth = 'writers'", 3)).ShouldAllBe(entry => entry.GetProperty("level").GetInt32() == 8);
    }

    [Fact]
    public async Task Reading_the_log_does_not_make_it_longer()
    {
        (await _room.Superuser.GetAsync("/api/logs")).Status.ShouldBe(200);
        (await _room.Superuser.GetAsync("/api/logs/stats")).Status.ShouldBe(200);
        (await _room.Superuser.GetAsync("/api/health?last")).Status.ShouldBe(200);
        await FindAsync("message ~ 'last'", 1);
        (await FindAsync("message ~ 'api/logs'", 0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_id_of_a_caller_is_told_only_if_wanted()
    {
        await _room.Ann.GetAsync(NewsRoom.Articles + "?unnamed");
        (await _room.Superuser.PatchAsync("/api/settings", new { logs = new { logAuthId = true } })).Status.ShouldBe(200);
        await _room.Ann.GetAsync(NewsRoom.Articles + "?named");

        var entries = await FindAsync("message ~ 'named'", 2);

        entries[0].GetProperty("data").TryGetProperty("authId", out _).ShouldBeFalse();
        entries[1].GetProperty("data").GetProperty("authId").GetString().ShouldBe(_room.AnnId);
        entries[1].GetProperty("data").GetProperty("auth").GetString().ShouldBe("writers");
    }

    [Fact]
    public async Task Neither_tokens_nor_passwords_get_into_the_log()
    {
        var signedIn = await _room.Guest.PostAsync(
            "/api/collections/writers/auth-with-password?password=hush", new { identity = "ann@example.com", password = "wrong-and-hush" });
        signedIn.Status.ShouldBe(400);
        await _room.Guest.GetAsync("/api/files/articles_id/any/any.txt?token=hush");
        await FindAsync("message ~ 'any.txt' || message ~ 'auth-with-password?password'", 2);
        (await FindAsync("message ~ 'hush' || data ~ 'hush'", 0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_of_the_level_deletes_what_is_below()
    {
        await _room.Guest.GetAsync("/api/health?fine");
        await _room.Guest.GetAsync("/api/none");
        await FindAsync("message ~ 'fine'", 1);
        (await _room.Superuser.PatchAsync("/api/settings", new { logs = new { minLevel = 8 } })).Status.ShouldBe(200);
        (await FindAsync("message ~ 'fine'", 0)).ShouldBeEmpty();
        await FindAsync("message ~ 'none'", 1);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_logged()
    {
        await Parallel.ForAsync(0, 900, TestContext.Current.CancellationToken, async (i, _) => await _room.Guest.GetAsync($"/api/health?many={i}"));
        await UntilAsync(
            async () => (await _room.Superuser.GetAsync("/api/logs?perPage=1&filter=message~'many'")).Json.GetProperty("totalItems").GetInt32() == 900);
        var stats = await _room.Superuser.GetAsync("/api/logs/stats?filter=message~'many'");
        stats.Json.EnumerateArray().Sum(hour => hour.GetProperty("total").GetInt32()).ShouldBe(900);
    }

    [Fact]
    public async Task Neither_guests_nor_users_empty_the_log()
    {
        await _room.Guest.GetAsync("/api/health?kept");
        await FindAsync("message ~ 'kept'", 1);
        (await _room.Guest.DeleteAsync("/api/logs")).Status.ShouldBe(401);
        (await _room.Ann.DeleteAsync("/api/logs")).Status.ShouldBe(403);
        await FindAsync("message ~ 'kept'", 1);
    }

    [Fact]
    public async Task A_superuser_empties_the_log_and_only_that_stands_in_it()
    {
        await _room.Guest.GetAsync("/api/health?written");
        await FindAsync("message ~ 'written'", 1);
        var store = _room.App.Services.GetRequiredService<LogStore>();
        store.Add(new PlainLogEntry(LogLevels.Error, TimeProvider.System.GetUtcNow(), "waiting", "{}"u8.ToArray()));

        var answer = await _room.Superuser.DeleteAsync("/api/logs");

        (answer.Status, answer.Text).ShouldBe((204, ""));
        var left = (await FindAsync("message != ''", 1)).ShouldHaveSingleItem();
        left.GetProperty("message").GetString().ShouldBe("DELETE /api/logs");
        left.GetProperty("data").GetProperty("auth").GetString().ShouldBe("_superusers");
        (await _room.Superuser.DeleteAsync("/api/logs/" + left.GetProperty("id").GetString())).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_settings_say_how_long_the_data_of_an_entry_may_be()
    {
        var wrong = await _room.Superuser.PatchAsync("/api/settings", new { logs = new { maxDataSize = -1 } });
        wrong.Status.ShouldBe(400);
        wrong.Json.GetProperty("data").GetRawText().ShouldBe(
            """{"logs":{"maxDataSize":{"code":"validation_min_greater_equal_than_required","message":"Must be no less than 0.","params":{"threshold":0}}}}""");
        var saved = await _room.Superuser.PatchAsync("/api/settings", new { logs = new { maxDataSize = 40 } });
        saved.Json.GetProperty("logs").GetRawText().ShouldBe("""{"maxDays":5,"minLevel":0,"logIP":true,"logAuthId":false,"maxDataSize":40}""");

        await _room.Guest.GetAsync("/api/health?short");

        (await FindAsync("message ~ 'short'", 1))[0].GetProperty("data").GetRawText().ShouldBe("""{"__pb_truncated__":true,"auth":""}""");
    }

    /// <summary>The entries that match, once there are so many of them.</summary>
    private async Task<List<JsonElement>> FindAsync(string filter, int count)
    {
        List<JsonElement> found = [];
        await UntilAsync(async () =>
        {
            var answer = await _room.Superuser.GetAsync(Logs + Uri.EscapeDataString(filter));
            found = [.. answer.Json.GetProperty("items").EnumerateArray()];
            return found.Count >= count;
        });
        return found;
    }

    /// <summary>Waits for what the log will have once it is written.</summary>
    private Task UntilAsync(Func<Task<bool>> condition) => Eventually.HoldsAsync(
        async () =>
        {
            await _room.App.Services.GetRequiredService<LogStore>().FlushAsync();
            return await condition();
        },
        "the log has what it should");
}
