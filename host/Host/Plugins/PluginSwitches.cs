using Holdall.Host.Commands;
using Holdall.Host.Plugins.Settings;
using Holdall.Http;

namespace Holdall.Host.Plugins;

/// <summary>Which plugins the next start wants. A switch is written to <c>holdall.json</c>, where an operator would write it by hand.</summary>
internal sealed class PluginSwitches(LaunchOptions launch, IReadOnlyList<PluginState> plugins, ConfigurationFile file)
{
    /// <exception cref="ApiException">The configuration is no longer one that a server could start with.</exception>
    public IReadOnlyList<PluginAnswer> Describe(IReadOnlyList<PluginState> chosen)
    {
        var (selection, written) = Read();
        return [.. chosen.Select(plugin => new PluginAnswer(
            plugin, selection.IsWanted(plugin.Id), FindStronger(plugin.Id), written.GetSection($"settings:{plugin.Id}").Exists(),
            SettingsSchema.Of(plugin) is not null, PluginLosses.Of(plugin.Id, plugins)))];
    }

    /// <exception cref="ApiException">The file can't be changed without a loss, or not at all.</exception>
    public void Write(string id, bool isOn) => file.Change(text => PluginSwitchText.Set(text, id, isOn));

    private string? FindStronger(string id)
    {
        if (launch.Plugins is not null || launch.Without.Contains(id)) return "the command line";
        var named = PluginSelection.ConfiguredIds(HostConfiguration.ReadEnvironment());
        return named.Contains(id, StringComparer.OrdinalIgnoreCase) ? "the environment" : null;
    }

    private (PluginSelection Selection, IConfiguration Written) Read()
    {
        var read = file.Read();
        try
        {
            return (new PluginSelection(read, launch), HostConfiguration.ReadWritten(launch));
        }
        catch (StartFailure e)
        {
            throw ApiException.BadRequest(e.Message, cause: e);
        }
    }
}
