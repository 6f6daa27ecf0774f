using System.Net.Http.Json;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>Incremental backups of a server that is killed.</summary>
public sealed class IncrementalBackupTests
{
    [Fact]
    public async Task What_a_killed_server_had_acknowledged_is_restored_and_its_generation_goes_on()
    {
        using var folder = new TempFolder();
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        string[] stored;
        await using (var server = await Server.StartNewAsync(folder))
        {
            await server.SignInAsync();
            await PrepareAsync(server);
            var writers = Enumerable.Range(0, 8).Select(_ => WriteAsync(server, acknowledged)).ToArray();
            await Eventually.HoldsAsync(() => acknowledged.Count > 300);
            stored = [.. acknowledged];
            await UntilStoredAsync(server);
            await server.KillAsync();
            await Task.WhenAll(writers);
        }

        stored.Except(await RestoreAsync(folder, "killed.db")).ShouldBeEmpty();

        await using var again = await Server.StartAsync(folder.File("pb_data"));
        await again.SignInAsync();
        await UntilStoredAsync(again);
        acknowledged.Except(await RestoreAsync(folder, "again.db")).ShouldBeEmpty();
        Directory.GetDirectories(folder.File("pb_data", "incremental")).Length.ShouldBe(1, again.Log);
        (await again.StopAsync()).ShouldBe(0, again.Log);

        // What is stored at the stop is where the next start goes on.
        await using var third = await Server.StartAsync(folder.File("pb_data"));
        await third.SignInAsync();
        await UntilStoredAsync(third);
        Directory.GetDirectories(folder.File("pb_data", "incremental")).Length.ShouldBe(1, third.Log);
        (await third.StopAsync()).ShouldBe(0, third.Log);
    }

    private static async Task<List<string>> RestoreAsync(TempFolder folder, string name)
    {
        var restored = await Published.RunAsync("backup", "incremental", "restore", "--dir", folder.File("pb_data"), "--to", folder.File(name));
        restored.ExitCode.ShouldBe(0, restored.Error);
        return Sql.Texts(folder.File(name), "SELECT id FROM crash");
    }

    private static async Task PrepareAsync(Server server)
    {
        var fields = new[] { new { name = "text", type = "text" } };
        (await server.Http.PostAsJsonAsync("/api/collections", new { name = "crash", type = "base", fields })).IsSuccessStatusCode.ShouldBeTrue();
        var settings = new { backups = new { incremental = new { enabled = true, interval = 1 } } };
        (await server.Http.PatchAsJsonAsync("/api/settings", settings)).IsSuccessStatusCode.ShouldBeTrue();
        await UntilStoredAsync(server);
    }

    private static async Task UntilStoredAsync(Server server)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Eventually.HoldsAsync(async () =>
        {
            var state = await server.Http.GetFromJsonAsync<JsonElement>("/api/backups/incremental");
            var until = state.GetProperty("storedUntil").GetString()!;
            return until.Length > 0 && DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture) > now;
        });
    }

    private static async Task WriteAsync(Server server, System.Collections.Concurrent.ConcurrentBag<string> acknowledged)
    {
        try
        {
            while (true)
            {
                var answer = await server.Http.PostAsJsonAsync("/api/collections/crash/records", new { text = new string('x', 500) });
                acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            // The server is gone: what was not acknowledged may be lost.
        }
    }
}
