namespace Holdall.Host.Plugins;

/// <summary>The plugins that run.</summary>
internal sealed class ActivePlugins(IReadOnlyList<PluginState> plugins) : IPlugins
{
    public bool IsActive(string id) => plugins.Any(plugin => plugin.Id == id && plugin.IsActive);
}
