using Holdall.Plugins.JsHooks.App;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary><c>console</c>, <c>process</c> and <c>util</c>.</summary>
internal sealed class ConsoleGlobals(ScriptOutput output, TimeProvider time) : IScriptGlobals
{
    public void AddTo(ScriptEngine engine)
    {
        engine.AddLazy("console", Console);
        engine.AddLazy("process", Process);
    }

    public JsValue Console(ScriptEngine engine) => engine.Namespace(
        ("log", a => Write(output.Out, a)),
        ("info", a => Write(output.Out, a)),
        ("debug", a => Write(output.Out, a)),
        ("trace", a => Write(output.Out, a)),
        ("warn", a => Write(output.Error, a)),
        ("error", a => Write(output.Error, a)));

    public static JsValue Process(ScriptEngine engine)
    {
        var environment = new JsObject(engine.Engine);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            environment.FastSetDataProperty((string)variable.Key, JsString.Create((string?)variable.Value ?? ""));
        var process = new JsObject(engine.Engine);
        process.FastSetDataProperty("env", environment);
        return process;
    }

    public static JsValue Util(ScriptEngine engine) => engine.Namespace(("format", a => TextFormat.Of(a)));

    private JsValue Write(TextWriter writer, CallArguments a)
    {
        writer.WriteLine(time.GetLocalNow().ToString("yyyy'/'MM'/'dd HH':'mm':'ss ", System.Globalization.CultureInfo.InvariantCulture) + TextFormat.Of(a));
        return JsValue.Undefined;
    }
}
