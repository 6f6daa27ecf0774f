using Holdall.Engine.Storage;

namespace Holdall.Engine.DataDirectory;

/// <summary>Finds data that other users of the machine can get at, because it was made elsewhere or opened up by hand.</summary>
internal static class Exposure
{
    private const UnixFileMode Entry = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Access = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly string[] Secret = [Databases.MainFile, Databases.AuxiliaryFile, "jobs.db", "storage", "backups", "incremental", "holdall.json"];

    /// <summary>The names at the top of a data directory that are open to others; empty when nobody else gets that far.</summary>
    public static List<string> Find(string directory)
    {
        var open = new List<string>();
        if (OperatingSystem.IsWindows()) return open;
        for (var folder = Path.GetFullPath(directory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if ((File.GetUnixFileMode(folder) & Entry) == 0) return open;
        }

        foreach (var name in Secret)
        {
            var path = Path.Combine(directory, name);
            if (Path.Exists(path) && (File.GetUnixFileMode(path) & Access) != 0) open.Add(name);
        }

        return open;
    }
}
