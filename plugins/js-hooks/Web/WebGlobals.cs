using System.Text;
using Holdall.Plugins.JsHooks.Http;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Interop;

namespace Holdall.Plugins.JsHooks.Web;

/// <summary><c>fetch</c> and what belongs to it, as browsers have them.</summary>
internal sealed class WebGlobals(HttpSender sender) : IScriptGlobals
{
    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "fetch", "Headers", "Request", "Response", "AbortController", "AbortSignal", "URLSearchParams", "TextEncoder", "TextDecoder", "queueMicrotask",
    ];

    public void AddTo(ScriptEngine engine)
    {
        ObjectInstance? made = null;
        foreach (var name in Names) engine.AddLazy(name, script => (made ??= Make(script)).Get(name));
    }

    private ObjectInstance Make(ScriptEngine script)
    {
        var make = script.Engine.Evaluate(in Parsed.Source);
        var host = script.Namespace(
            ("send", Send),
            ("later", a => a.Engine.Loop.AddTimer(new ScriptTimer(a[0], [], a.Number(1)) { IsQuiet = true })),
            ("bytes", a => ToBuffer(a.Engine, a.Bytes(0))),
            ("decode", a => Encoding.UTF8.GetString(a.Bytes(0))),
            ("isForm", a => a.Host<ScriptForm>(0) is not null),
            ("isReader", a => a.Host<Stream>(0) is not null));
        return (ObjectInstance)script.Engine.Call(make, host);
    }

    /// <summary>Begins a request, and tells a function how it has ended. What it returns stops it.</summary>
    private ClrFunction Send(CallArguments a)
    {
        var (engine, done) = (a.Engine, a[1]);
        var stop = new CancellationTokenSource();
        var given = a.Map(0);
        var answer = sender.SendAsync(Request(given), stop.Token);
        engine.Loop.Add(
            answer,
            () => engine.Engine.Call(
                done,
                answer.IsCompletedSuccessfully ? JsValue.Null : JsString.Create(answer.Exception?.InnerException?.Message ?? "aborted"),
                answer.IsCompletedSuccessfully ? Answer(engine, engine.Wait(answer), (string)given["url"]!) : JsValue.Undefined),
            stop);
        return engine.Function("stop", _ =>
        {
            stop.Cancel();
            return JsValue.Undefined;
        });
    }

    private static Dictionary<string, object?> Request(Dictionary<string, object?> given)
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var pair in ((List<object?>)given["headers"]!).Cast<List<object?>>()) headers[(string)pair[0]!] = pair[1];
        return new(given, StringComparer.Ordinal) { ["headers"] = headers };
    }

    private static JsObject Answer(ScriptEngine engine, HttpAnswer answer, string url)
    {
        var headers = new List<JsValue>();
        foreach (var (name, values) in answer.Headers)
        {
            foreach (var value in values) headers.Add(new JsArray(engine.Engine, [JsString.Create(name), JsString.Create(value)]));
        }

        var made = new JsObject(engine.Engine);
        made.FastSetDataProperty("status", JsNumber.Create(answer.Status));
        made.FastSetDataProperty("statusText", JsString.Create(answer.StatusText));
        made.FastSetDataProperty("url", JsString.Create(answer.Url.ToString()));
        made.FastSetDataProperty("redirected", answer.Url != new Uri(url) ? JsBoolean.True : JsBoolean.False);
        made.FastSetDataProperty("headers", new JsArray(engine.Engine, [.. headers]));
        made.FastSetDataProperty("body", ToBuffer(engine, answer.Body));
        return made;
    }

    private static JsArrayBuffer ToBuffer(ScriptEngine engine, byte[] bytes) => engine.Engine.Intrinsics.ArrayBuffer.Construct(bytes);

    private static string Text()
    {
        using var stream = typeof(WebGlobals).Assembly.GetManifestResourceStream("Holdall.Plugins.JsHooks.Web.web.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Apart, so that the interpreter is not loaded before the first script is.</summary>
    private static class Parsed
    {
        public static readonly Prepared<Acornima.Ast.Script> Source = Engine.PrepareScript(Text(), "web.js", strict: true);
    }
}
