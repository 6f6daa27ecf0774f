using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What functions of scripts return: asynchronous ones are waited for, and an error that is returned counts as thrown.</summary>
internal static class ScriptPromises
{
    /// <summary>The value that a function has returned in the end.</summary>
    public static JsValue Settle(ScriptEngine engine, JsValue result)
    {
        var value = result.IsPromise() ? Await(engine, (ObjectInstance)result) : result;
        if (ScriptErrors.HostErrorOf(value) is { } error) ScriptErrors.Rethrow(error);
        return value;
    }

    private static JsValue Await(ScriptEngine engine, ObjectInstance promise)
    {
        JsValue? value = null;
        JsValue? reason = null;
        engine.Engine.Call(promise.Get("then"), promise, [engine.Function("", a => Keep(a[0], ref value)), engine.Function("", a => Keep(a[0], ref reason))]);
        engine.Loop.RunUntil(() => value is not null || reason is not null);
        return value ?? throw new JavaScriptException(reason!);
    }

    private static JsValue Keep(JsValue given, ref JsValue? kept)
    {
        kept = given;
        return JsValue.Undefined;
    }
}
