namespace Holdall.Hooks;

/// <summary>A list of hooks that a plugin, or the host itself, takes part in.</summary>
public interface IHookModule
{
    /// <summary>Registers the handlers. Called once at start, in the order of the plugins, before requests are served.</summary>
    void AddHooks(IHooks hooks);
}
