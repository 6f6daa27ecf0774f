namespace Holdall.Host.Plugins;

/// <summary>Loads and configures plugins one after the other. One that fails leaves nothing behind and does not stop the others.</summary>
internal sealed class PluginActivation(
    string dataDirectory, IConfiguration configuration, StartMarker? marker, PluginLoading loading, bool isDevelopment = false)
{
    private readonly List<PluginState> _done = [];

    /// <summary>What became of the plugins, in the order in which they were configured.</summary>
    public IReadOnlyList<PluginState> Run(IReadOnlyList<PluginState> ordered)
    {
        foreach (var plugin in ordered) _done.Add(plugin.IsActive ? Activate(plugin) : plugin);
        return _done;
    }

    private PluginState Activate(PluginState plugin)
    {
        foreach (var id in plugin.Manifest.Requires)
        {
            if (!_done.Exists(p => p.Id == id && p.IsActive))
            {
                return plugin.Refuse(PluginStatus.MissingDependency, $"It requires the plugin \"{id}\", which is not active.");
            }
        }

        marker?.Begin(plugin.Id);
        try
        {
            return Configure(plugin);
        }
        catch (Exception e)
        {
            return plugin.Refuse(PluginStatus.Failed, e.GetBaseException().Message);
        }
        finally
        {
            marker?.End();
        }
    }

    private PluginState Configure(PluginState plugin)
    {
        var instance = plugin.Plugin ?? loading.Load(plugin);
        var builder = new PluginBuilder(plugin.Manifest, plugin.Folder, dataDirectory, configuration) { IsDevelopment = isDevelopment };
        instance.Configure(builder);
        return plugin with { Plugin = instance, Contributions = builder };
    }
}
