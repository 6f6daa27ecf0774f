namespace Holdall.Host.Plugins;

/// <summary>A module of a plugin could not be created, or threw while it registered what it has.</summary>
internal sealed class PluginFailure(string plugin, Exception cause) : Exception(cause.GetBaseException().Message, cause)
{
    public string Plugin { get; } = plugin;
}
