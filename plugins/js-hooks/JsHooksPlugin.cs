using Holdall.Plugins.JsHooks.Globals;

namespace Holdall.Plugins.JsHooks;

/// <summary>Runs hooks, routes and crons that are written in JavaScript.</summary>
public sealed class JsHooksPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services.AddSingleton<ScriptThreads>().AddSingleton<ScriptPlatform>();
        plugin.Services.AddScriptLibraries();
    }
}
