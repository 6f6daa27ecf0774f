namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Loads the scripts when the host asks for hooks.</summary>
internal sealed class ScriptHookModule(ScriptHost host) : IHookModule
{
    public void AddHooks(IHooks hooks) => host.Start();
}
