using System.Net;
using System.Net.Sockets;

namespace Holdall.EndToEnd.Tests;

/// <summary>Starts that can't succeed end in one clear line and change nothing.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("serve", "--no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("serve", "--without", "no-such-plugin")]
    public async Task An_unknown_word_is_refused(params string[] arguments)
    {
        using var folder = new TempFolder();
        await RefusedAsync(folder.File("pb_data"), arguments);
        Directory.Exists(folder.File("pb_data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_data"));
        await File.WriteAllTextAsync(folder.File("pb_data", "data.db"), "this is no database, but it is long enough to look like one ".PadRight(8192, '.'));
        await RefusedAsync(folder.File("pb_data"), "serve");
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_data"));
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.File("pb_data", "data.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT)";
            await command.ExecuteNonQueryAsync();
        }

        await RefusedAsync(folder.File("pb_data"), "serve");
    }

    [Fact]
    public async Task A_port_in_use_is_refused()
    {
        using var folder = new TempFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await RefusedAsync(folder.File("pb_data"), "serve", "--http", listener.LocalEndpoint.ToString()!);
        Directory.Exists(folder.File("pb_data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_malformed_configuration_is_refused()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_data"));
        await File.WriteAllTextAsync(folder.File("pb_data", "holdall.json"), "{\"plugins\": ");
        await RefusedAsync(folder.File("pb_data"), "serve");
    }

    [Fact]
    public async Task A_malformed_manifest_is_told_and_stops_nothing_else()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("pb_plugins", "broken"));
        await File.WriteAllTextAsync(folder.File("pb_plugins", "broken", "plugin.json"), "{\"id\": ");

        var listed = await Published.RunAsync("plugins", "--dir", folder.File("pb_data"));
        listed.ExitCode.ShouldBe(1);
        listed.Error.Trim().ShouldStartWith("Error: not every plugin can run: broken: ");
        listed.Error.Trim().ShouldNotContain('\n');
        Directory.Exists(folder.File("pb_data")).ShouldBeFalse();

        await using var server = await Server.StartAsync(folder.File("pb_data"));
        server.Log.ShouldContain("Warning: the plugin \"broken\" does not run: ");
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Fact]
    public async Task A_locked_database_is_refused()
    {
        using var folder = new TempFolder();
        var made = await Published.RunAsync("superuser", "upsert", Server.Email, Server.Password, "--dir", folder.File("pb_data"));
        made.ExitCode.ShouldBe(0, made.Error);
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.File("pb_data", "data.db")};Pooling=False");
        await connection.OpenAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE _params SET updated = updated; COMMIT";
            await command.ExecuteNonQueryAsync();
        }

        var end = await Published.RunAsync("serve", "--dir", folder.File("pb_data"), "--http", "127.0.0.1:0");
        end.ExitCode.ShouldBe(1);
        end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("Error: ");
    }

    private static async Task RefusedAsync(string data, params string[] arguments)
    {
        var before = Snapshot(data);
        var end = await Published.RunAsync([.. arguments, "--dir", data]);
        end.ExitCode.ShouldNotBe(0);
        end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("Error: ");
        Snapshot(data).ShouldBe(before);
    }

    private static List<string> Snapshot(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order().Select(
            f => f + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))))];
}
