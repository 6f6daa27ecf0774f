using Holdall.Plugins.JsHooks.Binding;
using Holdall.Plugins.JsHooks.Globals;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.JsHooks.Tests.Globals;

/// <summary>Runs expressions of scripts that use the libraries.</summary>
internal static class LibraryScripts
{
    /// <summary>The value of an expression as JSON; what it throws by its name.</summary>
    public static async Task<string?> EvaluateAsync(string expression, params object?[] arguments)
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddScriptLibraries().BuildServiceProvider();
        var scripts = new Scripts([Scripts.Taker.Table, .. ScriptLibraries.Tables], [.. services.GetServices<IScriptGlobals>()]);
        var function = $"(out, ...args) => {{ try {{ out.take((() => {{ {Body(expression)} }})()) }} catch (e) {{ out.take('thrown: ' + (e.name || e)) }} }}";
        return await scripts.RunAsync(function, arguments);
    }

    private static string Body(string expression) => expression.Contains("return ", StringComparison.Ordinal) ? expression : $"return ({expression})";
}
