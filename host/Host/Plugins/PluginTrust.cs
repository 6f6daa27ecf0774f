using Holdall.Engine.DataDirectory;

namespace Holdall.Host.Plugins;

/// <summary>Whether other users of the machine could have put code into a folder of plugins: it would run as the user of the server.</summary>
internal static class PluginTrust
{
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = 0, MaxRecursionDepth = 16 };

    /// <summary>Why a plugin must not run, or null.</summary>
    /// <param name="plugins">The folder with the plugins.</param>
    /// <param name="folder">That of the plugin, in it.</param>
    public static string? FindFault(string plugins, string folder)
    {
        if (OperatingSystem.IsWindows()) return null;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", All).Prepend(folder).Prepend(plugins))
        {
            // What a link allows says nothing; where it leads does.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            if (!Path.Exists(target)) continue;
            if ((File.GetUnixFileMode(target) & UnixFileMode.OtherWrite) != 0) return $"{path} can be changed by every user of this machine.";
            if (UnixFiles.IsOfAnotherUser(target)) return $"{path} belongs neither to root nor to the user that runs the server.";
        }

        return null;
    }
}
