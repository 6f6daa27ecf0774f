using System.Diagnostics;

namespace Holdall.Host.Tests.Commands;

/// <summary>What only a process of its own can show.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SIGTERM_ends_the_server_with_exit_code_0()
    {
        using var process = Start();
        await WaitForBannerAsync(process);

        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0);
        // Databases that were closed have no write-ahead log left.
        Directory.GetFiles(_folder.Data).ShouldAllBe(file => !file.EndsWith("-wal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_server_makes_is_for_its_own_user_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        using var process = Start();
        await WaitForBannerAsync(process);

        var open = new List<string>();
        foreach (var path in Directory.GetFileSystemEntries(_folder.Data, "*", SearchOption.AllDirectories).Append(_folder.Data))
        {
            if ((File.GetUnixFileMode(path) & (UnixFileMode)0x3F) != 0) open.Add(path);
        }

        process.Kill();
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plugin_that_takes_the_process_with_it_twice_is_left_out_of_the_next_start_and_tried_again_after_that()
    {
        _folder.WithCompiled("crashing", "json-new");

        await ShouldCrashAsync();
        await ShouldCrashAsync();
        using (var second = Start())
        {
            await WaitForBannerAsync(second);
            second.Kill();
        }

        await ShouldCrashAsync();
    }

    private async Task ShouldCrashAsync()
    {
        using var process = Start();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldNotBe(0);
        (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("Server started");
    }

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Holdall.Host.dll"), "serve", "--http", "127.0.0.1:0", "--dir", _folder.Data },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["DOTNET_DbgEnableMiniDump"] = "0" },
    })!;

    private static async Task WaitForBannerAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line is null) Assert.Fail(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        line.ShouldContain("Server started at http://127.0.0.1:");
    }
}
