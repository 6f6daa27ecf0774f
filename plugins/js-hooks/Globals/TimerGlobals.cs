using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>Timers. They go off while an asynchronous handler waits, and are dropped when it has ended.</summary>
internal sealed class TimerGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        engine.AddFunction("setTimeout", a => Set(a, isRepeated: false));
        engine.AddFunction("setInterval", a => Set(a, isRepeated: true));
        engine.AddFunction("clearTimeout", Clear);
        engine.AddFunction("clearInterval", Clear);
    }

    private static JsNumber Set(CallArguments a, bool isRepeated)
    {
        if (!a[0].IsCallable()) throw new JavaScriptException(a.Engine.Engine.Intrinsics.TypeError, "a timer needs a function");
        var arguments = new JsValue[Math.Max(a.Count - 2, 0)];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = a[i + 2];
        return JsNumber.Create(a.Engine.Loop.AddTimer(new ScriptTimer(a[0], arguments, a.Number(1)) { IsRepeated = isRepeated }));
    }

    private static JsValue Clear(CallArguments a)
    {
        if (!a.IsNothing(0)) a.Engine.Loop.RemoveTimer((int)a.Integer(0));
        return JsValue.Undefined;
    }
}
