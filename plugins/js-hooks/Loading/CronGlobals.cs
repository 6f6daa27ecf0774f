using Holdall.Jobs;
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
        var job = new CronRegistration(a.Text(0), a.Text(1), HandlerSource.Of(a.Engine, a[2]));
        a.Engine.Services.Jobs.RequireSchedule(job.Expression);
        if (a.Engine.Registrations is { } registrations) registrations.Add(job);
        else cron.Add(a.Engine.Generation, job);
        return JsValue.Undefined;
    }

    private JsValue Remove(CallArguments a)
    {
        if (a.Engine.Registrations is { } registrations) registrations.RemoveCron(a.Text(0));
        else cron.Remove(a.Text(0));
        return JsValue.Undefined;
    }
}
