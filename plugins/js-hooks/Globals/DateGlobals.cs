using Holdall.Plugins.JsHooks.Dates;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>DateTime</c> and <c>Timezone</c>.</summary>
internal sealed class DateGlobals(TimeProvider time) : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        engine.AddConstructor("DateTime", DateTypes.DateTime, a => Make(a).Time);
        engine.AddConstructor("Timezone", DateTypes.Timezone, a => Timezones.Find(a.Text(0)));
    }

    private DateValue Make(CallArguments a) =>
        a.Text(0) is { Length: > 0 } text ? DateValue.Parse(text, Timezones.Find(a.Text(1))) : new DateValue(time.GetUtcNow());
}
