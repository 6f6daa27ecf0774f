using Holdall.Plugins.JsHooks.App;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary><c>cronAdd</c> and <c>cronRemove</c>.</summary>
internal sealed class CronGlobals(ScriptCron cron) : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        if (engine.Kind == ScriptEngineKind.Migration) return;
        engine.AddFunction("cronAdd", Add);
        engine.AddFunction("cronRemove", Remove);
    }

    private JsValue Add(CallArguments a)
    {
        cron.Add(a, new CronRegistration(a.Text(0), a.Text(1), HandlerSource.Of(a.Engine, a[2])));
        return JsValue.Undefined;
    }

    private JsValue Remove(CallArguments a)
    {
        cron.Remove(a, a.Text(0));
        return JsValue.Undefined;
    }
}
