using Holdall.Engine.DataDirectory;
using Holdall.Host.Commands;

namespace Holdall.Host.Plugins;

/// <summary>What an operator should be told about the plugins at start.</summary>
internal static class PluginWarnings
{
    public static IEnumerable<string> Of(LaunchOptions launch, IReadOnlyList<PluginState> plugins)
    {
        if (Unreadable.Reason(launch.PluginsFolder) is { } reason) yield return $"no plugins are taken from {launch.PluginsFolder}: {reason}";
        foreach (var plugin in plugins)
        {
            if (plugin.IsBroken) yield return $"the plugin \"{plugin.Id}\" does not run: {plugin.Reason}";
            foreach (var key in plugin.UnknownKeys)
            {
                yield return $"\"{key}\" in plugin.json of the plugin \"{plugin.Id}\" means nothing{NearestName.Hint(key, ManifestReader.Keys)}";
            }
        }

        var configuration = Path.Combine(launch.DataFolder, HostConfiguration.FileName);
        if (Path.Exists(configuration) && !UnixFiles.IsRegular(configuration)) yield return $"{configuration} is not read, since it is not a regular file";
        foreach (var warning in UnknownIds(launch, plugins)) yield return warning;
        foreach (var warning in UnknownSettings.Warnings(launch, plugins)) yield return warning;
    }

    /// <summary>Choices among plugins that are about none.</summary>
    public static IEnumerable<string> UnknownIds(LaunchOptions launch, IReadOnlyList<PluginState> plugins)
    {
        var ids = plugins.Select(plugin => plugin.Id).ToArray();
        foreach (var id in PluginSelection.ConfiguredIds(HostConfiguration.Read(launch)))
        {
            if (!ids.Contains(id, StringComparer.OrdinalIgnoreCase)) yield return $"the configuration names a plugin \"{id}\" that there is not{NearestName.Hint(id, ids)}";
        }
    }
}
