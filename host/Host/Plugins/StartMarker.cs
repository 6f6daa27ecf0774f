using System.Diagnostics;
using System.Globalization;

namespace Holdall.Host.Plugins;

/// <summary>
/// A file in the data directory that names the plugin whose code runs during the start. When the process dies there, the next start finds it and
/// leaves that plugin out once.
/// </summary>
internal sealed class StartMarker(string folder)
{
    private const string FileName = ".plugin-start";

    private readonly string _path = Path.Combine(folder, FileName);

    public void Begin(string plugin)
    {
        // The directory is made only now: until here, what is wrong with the command line has changed nothing.
        Directory.CreateDirectory(folder);
        File.WriteAllLines(_path, [plugin, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
    }

    public void End() => File.Delete(_path);

    /// <summary>The plugin during which the last start died, or null. It is told once.</summary>
    public string? TakeCulprit()
    {
        if (!File.Exists(_path)) return null;
        var lines = File.ReadAllLines(_path);
        if (lines is not [var plugin, var process] || !int.TryParse(process, CultureInfo.InvariantCulture, out var id)) return null;
        if (id != Environment.ProcessId && IsRunning(id)) return null;
        End();
        return plugin;
    }

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
