using Holdall.Plugins.JsHooks.Http;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace Holdall.Plugins.JsHooks.Web;

/// <summary>Sends what <c>fetch</c> is given.</summary>
internal sealed class WebSender(HttpSender sender)
{
    /// <summary>Begins a request, and tells a function how it has ended. What it returns stops it.</summary>
    public ClrFunction Send(CallArguments a)
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
        made.FastSetDataProperty("body", WebBytes.ToBuffer(engine, answer.Body));
        return made;
    }
}
