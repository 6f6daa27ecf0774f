using Holdall.Engine.Backups;

namespace Holdall.Host.Packaging;

/// <summary>Where the folder of a running process may be: they are tried in order.</summary>
internal static class RunPlaces
{
    /// <summary>The only place, if it is set.</summary>
    public const string Variable = "HOLDALL_RUN_DIR";

    private const string Name = "holdall";

    public static IReadOnlyList<string> For(string dataFolder)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen) return [Path.GetFullPath(chosen)];
        var data = Path.Combine(dataFolder, DataDirectoryEntries.Run);
        var temporary = Path.Combine(Path.GetTempPath(), $"{Name}-{Environment.UserName}");
        // A command that only looks makes no data directory, unless there is no other way.
        string[] withoutCache = Directory.Exists(dataFolder) ? [data, temporary] : [temporary, data];
        return FolderOfCaches() is { } caches ? [Path.Combine(caches, Name), .. withoutCache] : withoutCache;
    }

    private static string? FolderOfCaches()
    {
        if (OperatingSystem.IsWindows()) return Chosen(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));
        return Chosen(Environment.GetEnvironmentVariable("XDG_CACHE_HOME"))
            ?? (Chosen(Environment.GetEnvironmentVariable("HOME")) is { } home ? Path.Combine(home, ".cache") : null);
    }

    private static string? Chosen(string? path) => path is { Length: > 0 } && Path.IsPathFullyQualified(path) ? path : null;
}
