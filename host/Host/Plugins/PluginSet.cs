using Holdall.Host.Commands;

namespace Holdall.Host.Plugins;

/// <summary>The plugins of one start: found, chosen, ordered, loaded and configured.</summary>
internal static class PluginSet
{
    /// <param name="launch">Where they are, and which are wanted.</param>
    /// <param name="inProcess">Plugins that the application brings along.</param>
    /// <param name="failed">Reasons by id of plugins that turned out not to work.</param>
    /// <param name="calls">Runs their code.</param>
    /// <param name="loading">Loads them.</param>
    public static Task<IReadOnlyList<PluginState>> ActivateAsync(
        LaunchOptions launch, IReadOnlyList<PluginState> inProcess, IReadOnlyDictionary<string, string> failed, PluginCalls calls, PluginLoading loading)
    {
        var configuration = HostConfiguration.Read(launch);
        var wanted = new PluginSelection(configuration, launch).Apply(PluginCatalogue.Find(launch, inProcess));
        var tried = wanted.Select(p => p.IsActive && failed.TryGetValue(p.Id, out var reason) ? p.Refuse(PluginStatus.Failed, reason) : p);
        var activation = new PluginActivation(Path.GetFullPath(launch.DataFolder), configuration, calls, loading, launch.Dev);
        return activation.RunAsync(PluginOrder.Sort([.. tried]));
    }
}
