using Holdall.Host.Logs;

namespace Holdall.Host.Plugins;

/// <summary>Code of a plugin has failed at start, so that the plugin has to be left out.</summary>
internal sealed class PluginFailure(string plugin, Exception cause) : Exception(FailureReason.Of(cause), cause)
{
    public string Plugin { get; } = plugin;
}
