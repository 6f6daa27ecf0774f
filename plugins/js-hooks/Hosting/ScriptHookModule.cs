using Holdall.App;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Loads the scripts when the host asks for hooks.</summary>
internal sealed class ScriptHookModule(ScriptHost host) : IHookModule
{
    public void AddHooks(IHooks hooks)
    {
        host.Start();
        // A plugin that can't be made is left out, and the guards of its scripts with it. Without data the process ends.
        hooks.Bootstrap.Use((_, next) =>
        {
            host.ThrowIfRefused();
            return next();
        }, new HookOptions { Priority = int.MinValue });
    }
}
