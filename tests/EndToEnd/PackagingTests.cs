using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>The published file needs nothing of the machine but its data directory.</summary>
public sealed class PackagingTests
{
    private const string Nobody = "65534";

    /// <summary>A PNG of ten by ten pixels.</summary>
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGM4ISeHBzGMSmNDAMVhZZGAa6KgAAAAAElFTkSuQmCC";

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    public async Task Any_user_without_a_home_can_ask_the_file(string question)
    {
        using var folder = new TempFolder();
        var program = await AsNobodyAsync(folder);

        var end = await Published.RunAsync(program[0], [.. program[1..], question, "--dir", folder.File("pb_data")], "/");

        end.ExitCode.ShouldBe(0, end.Error);
        end.Output.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_file_serves_everything_for_any_user_without_a_home_and_writes_to_its_data_directory_alone()
    {
        using var folder = new TempFolder();
        var program = await AsNobodyAsync(folder);
        await using var server = await Server.StartAsync(program, folder.File("pb_data"));

        (await server.Http.GetAsync("/_/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Http.PostAsync("/api/collections/users/auth-with-password", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.Log.ShouldNotContain("does not run");
        Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).ShouldBe(["holdall", "pb_data"], ignoreOrder: true);
        Directory.Exists(folder.File("pb_data", ".holdall")).ShouldBeFalse();
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    [Fact]
    public async Task The_code_of_the_built_in_plugins_is_compiled_ahead_of_time()
    {
        using var folder = new TempFolder();
        var trace = folder.File("compiled.nettrace");
        string[] program =
        [
            "env", "DOTNET_EnableEventPipe=1", "DOTNET_EventPipeConfig=Microsoft-Windows-DotNETRuntime:0x10:5", "DOTNET_EventPipeRundown=0",
            $"DOTNET_EventPipeOutputPath={trace}", Published.Program,
        ];
        await using (var server = await Server.StartAsync(program, folder.File("pb_data")))
        {
            (await server.Http.GetAsync("/api/collections/users/auth-methods")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await server.StopAsync()).ShouldBe(0, server.Log);
        }

        // The names of all methods that were compiled while it ran.
        var compiled = await File.ReadAllBytesAsync(trace);
        compiled.AsSpan().IndexOf(Encoding.Unicode.GetBytes("AsyncTaskMethodBuilder")).ShouldBeGreaterThan(0);
        compiled.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Holdall.Plugins.Auth.AuthPlugin\0")).ShouldBe(-1);
        compiled.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Holdall.Plugins.Realtime.RealtimePlugin\0")).ShouldBe(-1);
    }

    [Fact]
    public async Task The_file_has_the_native_code_that_makes_thumbs()
    {
        using var folder = new TempFolder();
        await using var server = await Server.StartNewAsync(folder);
        await server.SignInAsync();
        var collection = new { name = "pictures", type = "base", viewRule = "", fields = new[] { new { name = "file", type = "file" } } };
        (await server.Http.PostAsJsonAsync("/api/collections", collection)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Convert.FromBase64String(Pixel)), "file", "a.png" } };
        var record = await (await server.Http.PostAsync("/api/collections/pictures/records", form)).Content.ReadFromJsonAsync<JsonElement>();

        using var thumb = await server.Http.GetAsync($"/api/files/pictures/{record.GetProperty("id")}/{record.GetProperty("file")}?thumb=100x100");

        thumb.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldStartWith("100x100_", customMessage: server.Log);
    }

    [Fact]
    public void Nothing_has_to_lie_beside_the_file() =>
        Directory.GetFileSystemEntries(Path.GetDirectoryName(Published.Program)!).ShouldHaveSingleItem();

    [Theory]
    [InlineData("Microsoft.NETCore.App.Runtime", "The MIT License")]
    [InlineData("Hangfire.Core", "GNU LESSER GENERAL PUBLIC LICENSE")]
    [InlineData("BouncyCastle.Cryptography", "Legion of the Bouncy Castle")]
    [InlineData("SQLitePCLRaw.core", "Apache License 2.0")]
    [InlineData("svelte", "Svelte Contributors")]
    [InlineData("sucrase", "various contributors")]
    public async Task The_licences_of_what_is_built_in_come_with_it(string package, string licence)
    {
        var (exitCode, output, _) = await Published.RunAsync(Published.Program, ["licenses"]);

        exitCode.ShouldBe(0);
        output.ShouldContain("\n" + package);
        output.ShouldContain(licence);
    }

    [Fact]
    public async Task What_root_makes_by_commands_in_the_data_of_a_service_belongs_to_the_service()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can act as another user.");
        using var folder = new TempFolder();
        var service = await AsNobodyAsync(folder);
        var (program, data) = (folder.File("holdall"), folder.File("pb_data"));
        await RunAsRootAsync("superuser", "upsert", Server.Email, Server.Password);

        await using (var server = await Server.StartAsync(service, data)) await server.StopAsync();
        await RunAsRootAsync("backup", "create", "a.zip");
        await RunAsRootAsync("backup", "restore", "a.zip");

        (await Published.RunAsync("find", [folder.File("pb_data"), "!", "-user", Nobody])).Output.ShouldBe("");
        await using (var server = await Server.StartAsync(service, data)) await server.SignInAsync();

        async Task RunAsRootAsync(params string[] command)
        {
            var (exitCode, _, error) = await Published.RunAsync(program, [.. command, "--dir", data]);
            exitCode.ShouldBe(0, error);
        }
    }

    /// <summary>A copy of the program as a user who has nothing: no home, no temporary folder, no environment at all.</summary>
    private static async Task<string[]> AsNobodyAsync(TempFolder folder)
    {
        var copy = folder.File("holdall");
        File.Copy(Published.Program, copy);
        Directory.CreateDirectory(folder.File("pb_data"));
        string[] withoutAnything = ["/usr/bin/env", "-i", "TMPDIR=/nonexistent"];
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return [.. withoutAnything, copy];
        var others = UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        foreach (var path in (string[])[folder.Path, copy]) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | others);
        (await Published.RunAsync("chown", [Nobody, folder.File("pb_data")])).ExitCode.ShouldBe(0);
        return [.. withoutAnything, "setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", copy];
    }
}
