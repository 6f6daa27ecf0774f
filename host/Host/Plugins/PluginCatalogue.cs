using Holdall.Host.Commands;

namespace Holdall.Host.Plugins;

/// <summary>Finds the plugins: those in process, those that ship with the product, and those of the operator. An id counts once, in this order.</summary>
internal static class PluginCatalogue
{
    public static IReadOnlyList<PluginState> Find(LaunchOptions launch, IReadOnlyList<PluginState> inProcess)
    {
        var found = new List<PluginState>();
        foreach (var plugin in inProcess) Add(found, plugin);
        foreach (var plugin in BuiltInPlugins.FindIn(launch.BuiltInPluginsFolder)) Add(found, plugin);
        foreach (var folder in FoldersIn(launch.PluginsFolder)) Add(found, Trusted(ManifestReader.Read(folder), launch.PluginsFolder));
        return found;
    }

    private static PluginState Trusted(PluginState plugin, string plugins) =>
        PluginTrust.FindFault(plugins, plugin.Folder) is { } fault ? plugin.Refuse(PluginStatus.Failed, fault) : plugin;

    private static void Add(List<PluginState> found, PluginState plugin)
    {
        var first = found.Find(other => other.Id == plugin.Id);
        if (first is null) found.Add(plugin);
        else found.Add(plugin.Refuse(PluginStatus.Incompatible, $"Another plugin has the id \"{plugin.Id}\": {(first.Folder.Length == 0 ? first.IsBuiltIn ? "it belongs to the program" : "it runs in process" : first.Folder)}."));
    }

    /// <summary>Those folders in a folder that have a manifest.</summary>
    public static string[] FoldersIn(string folder)
    {
        if (!Directory.Exists(folder) || Unreadable.Reason(folder) is not null) return [];
        var folders = Array.FindAll(Directory.GetDirectories(folder), f => Path.Exists(Path.Combine(f, PluginManifest.FileName)));
        Array.Sort(folders, StringComparer.Ordinal);
        return folders;
    }
}
