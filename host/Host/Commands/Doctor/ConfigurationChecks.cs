using Holdall.Host.Jobs.Dashboard;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands.Doctor;

/// <summary>Whether the plugins can do with what is written in their settings.</summary>
internal static class ConfigurationChecks
{
    private const string Mend = "correct it in " + HostConfiguration.FileName + " or in the environment";

    /// <param name="launch">Where the configuration is.</param>
    /// <param name="activate">Configures the plugins, and starts nothing of them.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(LaunchOptions launch, Func<Task<IReadOnlyList<PluginState>>> activate)
    {
        try
        {
            // Plugins may be what is broken: without settings, or choices among them, none has to be loaded.
            if (!HostConfiguration.ReadWritten(launch).GetChildren().Any()) return [];
            _ = JobsDashboardSettings.Of(HostConfiguration.Read(launch));
            var plugins = await activate();
            var broken = plugins.Where(static plugin => plugin.IsBroken)
                .Select(static plugin =>
                    new Finding("broken-plugin", plugin.Id, $"the plugin does not run: {plugin.Reason}", $"where it is about its settings, {Mend}"));
            var unknown = PluginWarnings.UnknownIds(launch, plugins).Concat(UnknownSettings.Warnings(launch, plugins))
                .Select(static warning => new Finding("unknown-setting", HostConfiguration.FileName, warning, Mend));
            return [.. broken, .. unknown];
        }
        catch (StartFailure e)
        {
            return [new Finding("broken-configuration", HostConfiguration.FileName, e.Message, Mend)];
        }
    }
}
