using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What handlers return: asynchronous ones are waited for, and an error that is returned counts as thrown.</summary>
internal static class ScriptPromises
{
    public static void Await(ScriptEngine engine, JsValue result)
    {
        if (ScriptErrors.HostErrorOf(result) is { } error) ScriptErrors.Rethrow(error);
        if (!result.IsPromise()) return;
        JsValue? value = null;
        JsValue? reason = null;
        var promise = (ObjectInstance)result;
        var then = promise.Get("then");
        engine.Engine.Call(then, promise, [engine.Function("", a => value = a[0]), engine.Function("", a => reason = a[0])]);
        engine.Engine.Advanced.ProcessTasks();
        if (reason is not null) throw new JavaScriptException(reason);
        if (value is not null && ScriptErrors.HostErrorOf(value) is { } returned) ScriptErrors.Rethrow(returned);
    }
}
