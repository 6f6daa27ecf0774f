using System.Diagnostics;
using System.Globalization;
using Holdall.Engine.DataDirectory;

namespace Holdall.Host.Plugins;

/// <summary>
/// A file in the data directory that names the plugin whose code runs during the start. When the process dies there twice in a row, the next start leaves
/// that plugin out once. Once is not enough: a power failure or a kill at that moment looks the same, and says nothing about the plugin.
/// </summary>
internal sealed class StartMarker(string folder)
{
    private const string FileName = ".plugin-start";

    private readonly string _path = Path.Combine(folder, FileName);
    private string? _suspect;

    public void Begin(string plugin)
    {
        // The directory is made only now: until here, what is wrong with the command line has changed nothing.
        DirectoryCheck.Make(folder);
        var deaths = plugin == _suspect ? 1 : 0;
        try
        {
            File.WriteAllLines(_path, [plugin, Text(Environment.ProcessId), Text(deaths)]);
        }
        catch (IOException)
        {
            // Without room on the disk nobody notes whose code runs. Room is made by deleting something, for which the server has to start.
            End();
        }
    }

    public void End() => File.Delete(_path);

    /// <summary>The code of all plugins has run: whatever happened to the last start, it was none of them.</summary>
    public void Clear() => _suspect = null;

    /// <summary>The plugin during which the last two starts died, or null. It is told once.</summary>
    public string? TakeCulprit()
    {
        if (!File.Exists(_path)) return null;
        if (!UnixFiles.IsRegular(_path))
        {
            End();
            return null;
        }

        if (File.ReadAllLines(_path) is not [var plugin, var process, var deaths]) return null;
        if (!int.TryParse(process, CultureInfo.InvariantCulture, out var id) || (id != Environment.ProcessId && IsRunning(id))) return null;
        End();
        if (deaths != Text(0)) return plugin;
        _suspect = plugin;
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
