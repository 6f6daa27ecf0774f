using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>Backups of the shipped program, and what is left when it ends at once while it restores one.</summary>
public sealed class RestoreTests
{
    private const string Records = "/api/collections/notes/records";
    private const int Files = 300;

    [Fact]
    public async Task A_restored_server_goes_on_in_the_same_process_and_at_the_same_address()
    {
        using var folder = new TempFolder();
        await using var server = await StartWithBackupAsync(folder);
        await AddAsync(server, "new");

        await RestoreAsync(server);
        await Eventually.HoldsAsync(async () => await CountAsync(server) == 1);

        Contents(server).ShouldBe(["old"]);
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Fact]
    public async Task A_server_killed_while_it_restores_has_the_old_content_or_the_new_and_never_a_mix()
    {
        using var folder = new TempFolder();
        var server = await StartWithBackupAsync(folder);
        try
        {
            for (var round = 0; round < 6; round++)
            {
                await AddAsync(server, "new");
                var before = await CountAsync(server);
                await RestoreAsync(server);
                await WaitForJournalAsync(server);
                // A little later each time: the renames take some milliseconds.
                await Task.Delay(round * 2, TestContext.Current.CancellationToken);
                await server.KillAsync();
                await server.DisposeAsync();

                server = await Server.StartAsync(server.Data);
                await server.SignInAsync();
                var content = Contents(server).ShouldHaveSingleItem();
                (await CountAsync(server)).ShouldBe(content == "old" ? 1 : before);
            }
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<Server> StartWithBackupAsync(TempFolder folder)
    {
        var server = await Server.StartNewAsync(folder);
        await server.SignInAsync();
        (await server.Http.PostAsJsonAsync(
            "/api/collections", new { name = "notes", type = "base", fields = new[] { new { name = "text", type = "text" } } })).EnsureSuccessStatusCode();
        await AddAsync(server, "old");
        (await server.Http.PostAsJsonAsync("/api/backups", new { name = "one.zip" })).EnsureSuccessStatusCode();
        return server;
    }

    /// <summary>Adds a record, and lets files beside the databases say the same.</summary>
    private static async Task AddAsync(Server server, string text)
    {
        for (var i = 0; i < Files; i++) await File.WriteAllTextAsync(Path.Combine(server.Data, $"file{i}.txt"), text);
        (await server.Http.PostAsJsonAsync(Records, new { text })).EnsureSuccessStatusCode();
    }

    private static async Task RestoreAsync(Server server) => (await server.Http.PostAsync("/api/backups/one.zip/restore", null)).EnsureSuccessStatusCode();

    private static async Task WaitForJournalAsync(Server server)
    {
        var journal = Path.Combine(server.Data, ".pb_temp_to_delete", "restore");
        var waited = Stopwatch.StartNew();
        while (!File.Exists(journal))
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), server.Log);
            await Task.Yield();
        }
    }

    private static string[] Contents(Server server)
    {
        var files = Directory.GetFiles(server.Data, "file*.txt");
        files.Length.ShouldBe(Files);
        return [.. files.Select(File.ReadAllText).Distinct()];
    }

    /// <summary>The number of records; -1 while the server does not answer.</summary>
    private static async Task<long> CountAsync(Server server)
    {
        try
        {
            return (await server.Http.GetFromJsonAsync<JsonElement>(Records + "?perPage=1")).GetProperty("totalItems").GetInt64();
        }
        catch (HttpRequestException)
        {
            return -1;
        }
    }
}
