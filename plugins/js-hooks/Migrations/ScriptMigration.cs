using Holdall.Migrations;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Migrations;

/// <summary>The callbacks of a file of migrations. They are closures and run in the engine of their file.</summary>
internal sealed class ScriptMigration(ScriptGeneration generation, ScriptEngine engine, ScriptCallback? up, ScriptCallback? down) : IMigration
{
    public Task UpAsync(MigrationContext context) => RunAsync(up);

    public Task DownAsync(MigrationContext context) => RunAsync(down);

    private async Task RunAsync(ScriptCallback? callback)
    {
        if (callback is not null) await generation.RunAsync(engine, () => Run(callback));
    }

    /// <summary>A callback that gives back an error, or what is no answer at all, has failed.</summary>
    private bool Run(ScriptCallback callback)
    {
        try
        {
            var result = ScriptPromises.Settle(engine, callback.Call(new ScriptApp(engine.Services) { IsTransactional = true }));
            if (!result.IsUndefined() && !result.IsNull()) throw new ScriptException($"a migration can't return {result}");
            return true;
        }
        catch (JavaScriptException e)
        {
            throw ScriptErrors.ToHost(e);
        }
    }
}
