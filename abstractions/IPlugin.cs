namespace Holdall;

/// <summary>
/// The entry point of a plugin. A plugin assembly exports exactly one public type, and it implements this interface.
/// </summary>
/// <remarks>
/// The host creates the plugin with its parameterless constructor, once per host generation, after <c>plugin.json</c> was found to be
/// acceptable. Optional abilities are further interfaces; this one does not grow.
/// </remarks>
public interface IPlugin
{
    /// <summary>Says what the plugin contributes: endpoints, hooks, jobs, commands, services and settings.</summary>
    /// <param name="plugin">Collects the contributions; not to be used after this call.</param>
    /// <remarks>
    /// Called once, before services are built. It must not do I/O. An exception gives the plugin the status
    /// <see cref="PluginStatus.Failed"/>, drops everything it has contributed and leaves the other plugins as they are.
    /// </remarks>
    void Configure(PluginBuilder plugin);
}
