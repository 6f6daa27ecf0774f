using Holdall.Plugins.JsHooks.Binding;
using Holdall.Plugins.JsHooks.Globals;
using Holdall.Plugins.JsHooks.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.JsHooks.Tests.Web;

/// <summary>Runs pieces of asynchronous script with all libraries.</summary>
internal static class WebScripts
{
    /// <summary>What a piece returns, as JSON.</summary>
    public static async Task<string?> EvaluateAsync(string script, params object?[] arguments)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddSingleton(new JsHooksSettings { MaxResponse = 1 << 20 }).AddScriptLibraries().BuildServiceProvider();
        var scripts = new Scripts([Scripts.Taker.Table, .. ScriptLibraries.Tables], [.. services.GetServices<IScriptGlobals>(), new BufferGlobals()]);
        return await scripts.RunAsync($"async (out, url) => {{ out.take(await (async () => {{ {script} }})()) }}", arguments);
    }

    /// <summary>What a piece throws, as the log has it.</summary>
    public static async Task<string> FailAsync(string script, params object?[] arguments) =>
        (await Should.ThrowAsync<Exception>(EvaluateAsync(script, arguments))).Message;
}
