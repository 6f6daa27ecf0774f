using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;

namespace Holdall.Bench.Backups;

/// <summary>The yardstick: the program `zip` over the files of a data directory, or .NET's archives where there is none.</summary>
internal static class ZipProgram
{
    private const string Database = "data.db";

    /// <summary>What `zip` says when a file has changed while it was read; the archive is complete.</summary>
    private const int SomeChanged = 18;

    public static string Name { get; } = IsThere() ? "zip" : "ZipArchive";

    /// <summary>Packs the database and the files.</summary>
    public static async Task<Archive> PackAsync(DirectoryInfo data, int level, CancellationToken stop)
    {
        var target = Path.Combine(data.Parent!.FullName, "yardstick.zip");
        try
        {
            var begun = Stopwatch.GetTimestamp();
            if (Name == "zip")
                await RunAsync(data, target, level, stop);
            else
                await PackHereAsync(data, target, level, stop);
            return new Archive(Stopwatch.GetElapsedTime(begun), new FileInfo(target).Length);
        }
        finally
        {
            File.Delete(target);
        }
    }

    private static bool IsThere()
    {
        try
        {
            using var zip = Process.Start(new ProcessStartInfo("zip", "-v") { RedirectStandardOutput = true })!;
            zip.StandardOutput.ReadToEnd();
            zip.WaitForExit();
            return zip.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task RunAsync(DirectoryInfo data, string target, int level, CancellationToken stop)
    {
        var start = new ProcessStartInfo("zip", ["-q", $"-{level}", "-r", target, Database, "storage"]) { WorkingDirectory = data.FullName };
        using var zip = Process.Start(start)!;
        try
        {
            await zip.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            zip.Kill();
            throw;
        }

        if (zip.ExitCode is not (0 or SomeChanged))
            throw new InvalidOperationException($"zip ends with {zip.ExitCode}.");
    }

    private static async Task PackHereAsync(DirectoryInfo data, string target, int level, CancellationToken stop)
    {
        await using var zip = await ZipFile.OpenAsync(target, ZipArchiveMode.Create, stop);
        var packing = level == 1 ? CompressionLevel.Fastest : CompressionLevel.Optimal;
        await AddAsync(zip, data, new FileInfo(Path.Combine(data.FullName, Database)), packing, stop);
        foreach (var file in new DirectoryInfo(Path.Combine(data.FullName, "storage")).EnumerateFiles("*", SearchOption.AllDirectories))
            await AddAsync(zip, data, file, packing, stop);
    }

    private static async Task AddAsync(ZipArchive zip, DirectoryInfo data, FileInfo file, CompressionLevel level, CancellationToken stop)
    {
        await using var source = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 128 << 10);
        await using var entry = await zip.CreateEntry(Path.GetRelativePath(data.FullName, file.FullName), level).OpenAsync(stop);
        await source.CopyToAsync(entry, stop);
    }
}
