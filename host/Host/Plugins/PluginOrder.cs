namespace Holdall.Host.Plugins;

/// <summary>Puts plugins behind those that they require.</summary>
internal static class PluginOrder
{
    /// <summary>The plugins in the order in which they are configured; those in a cycle are refused.</summary>
    public static IReadOnlyList<PluginState> Sort(IReadOnlyList<PluginState> plugins)
    {
        var sorted = new List<PluginState>();
        var path = new List<PluginState>();
        var cycles = new Dictionary<PluginState, string>();
        foreach (var plugin in plugins) Visit(plugin, plugins, sorted, path, cycles);
        return sorted.ConvertAll(p => cycles.TryGetValue(p, out var cycle) ? p.Refuse(PluginStatus.MissingDependency, cycle) : p);
    }

    private static void Visit(
        PluginState plugin, IReadOnlyList<PluginState> all, List<PluginState> sorted, List<PluginState> path, Dictionary<PluginState, string> cycles)
    {
        if (sorted.Contains(plugin)) return;
        if (path.IndexOf(plugin) is >= 0 and var start)
        {
            var cycle = path[start..];
            var text = $"The requirements form a cycle: {string.Join(" → ", cycle.Append(plugin).Select(p => p.Id))}.";
            foreach (var member in cycle) cycles.TryAdd(member, text);
            return;
        }

        path.Add(plugin);
        if (plugin.IsActive)
        {
            foreach (var id in plugin.Manifest.Requires)
            {
                if (all.FirstOrDefault(p => p.Id == id) is { } required) Visit(required, all, sorted, path, cycles);
            }
        }

        path.RemoveAt(path.Count - 1);
        sorted.Add(plugin);
    }
}
