namespace Holdall.Host.Plugins;

/// <summary>Loads and configures plugins one after the other. One that fails leaves nothing behind and does not stop the others.</summary>
internal sealed class PluginActivation(
    string dataDirectory, IConfiguration configuration, PluginCalls calls, PluginLoading loading, bool isDevelopment = false)
{
    private readonly List<PluginState> _done = [];

    /// <summary>What became of the plugins, in the order in which they were configured.</summary>
    public async Task<IReadOnlyList<PluginState>> RunAsync(IReadOnlyList<PluginState> ordered)
    {
        foreach (var plugin in ordered) _done.Add(plugin.IsActive ? await ActivateAsync(plugin) : plugin);
        return _done;
    }

    private async Task<PluginState> ActivateAsync(PluginState plugin)
    {
        foreach (var id in plugin.Manifest.Requires)
        {
            if (!_done.Exists(p => p.Id == id && p.IsActive))
            {
                return plugin.Refuse(PluginStatus.MissingDependency, $"It requires the plugin \"{id}\", which is not active.");
            }
        }

        try
        {
            return await calls.RunAsync(plugin.Id, () => Configure(plugin));
        }
        catch (PluginFailure e)
        {
            return plugin.Refuse(PluginStatus.Failed, e.Message);
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
