namespace Holdall.Host.Plugins;

/// <summary>What is lost without a plugin, where one might not think of it.</summary>
internal static class PluginLosses
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["admin-ui"] = $"The dashboard will be gone; it comes back through the API or {HostConfiguration.FileName}.",
        ["auth"] = $"Nobody will be able to sign in, superusers included; it can be switched on again only in {HostConfiguration.FileName}.",
    };

    public static IReadOnlyList<string> Of(string id, IReadOnlyList<PluginState> plugins)
    {
        var losses = new List<string>();
        if (Known.GetValueOrDefault(id) is { } known) losses.Add(known);
        foreach (var plugin in plugins)
        {
            if (plugin.IsActive && plugin.Manifest.Requires.Contains(id)) losses.Add($"The plugin \"{plugin.Id}\" will not run without it.");
        }

        return losses;
    }
}
