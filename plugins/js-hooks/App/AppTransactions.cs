using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Transactions: a callback of a script runs in one, on the thread of the script.</summary>
internal static class AppTransactions
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("runInTransaction", (app, a) => Run(app, a, work => app.Services.Transactions.RunAsync(work)))
        .Method("auxRunInTransaction", (app, a) => Run(app, a, work => app.Services.Databases.Auxiliary.InTransactionAsync(work)))
        .Method("isTransactional", app => app.IsInTransaction)
        .Method("txInfo", app => app.IsInTransaction ? new ScriptTransaction(app.Services.Transactions) : null)
        .Method("unsafeWithoutHooks", app => new ScriptApp(app.Services) { IsWithoutHooks = true });

    private static JsValue Run(ScriptApp app, CallArguments a, Func<Func<Task>, Task> run)
    {
        var callback = a.Callback(0) ?? throw new ScriptException("a transaction needs a function");
        var engine = a.Engine;
        var inside = new ScriptApp(app.Services) { IsTransactional = true, IsWithoutHooks = app.IsWithoutHooks };
        a.Wait(run(() => engine.RunHereAsync(() => Finish(engine, callback.Call(inside)))));
        return JsValue.Null;
    }

    /// <summary>A callback that gives back an error, or what is no answer at all, has failed.</summary>
    private static bool Finish(ScriptEngine engine, JsValue result)
    {
        if (ScriptErrors.HostErrorOf(result) is { } error) ScriptErrors.Rethrow(error);
        if (!result.IsUndefined() && !result.IsNull()) throw new ScriptException($"a transaction can't return {result}");
        return true;
    }
}
