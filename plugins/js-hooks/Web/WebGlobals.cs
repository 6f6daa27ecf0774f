namespace Holdall.Plugins.JsHooks.Web;

/// <summary><c>fetch</c>, <c>URL</c>, <c>crypto</c> and others that packages expect, as browsers have them.</summary>
internal sealed class WebGlobals : IScriptGlobals
{
    private const string Performance = "performance";
    private const string Folder = "Holdall.Plugins.JsHooks.Web.";

    private static readonly WebModule[] Modules =
    [
        new(Folder + "events.js", "DOMException", "Event", "EventTarget", "AbortSignal", "AbortController", "queueMicrotask"),
        new(Folder + "fetch.js", "fetch", "Headers", "Request", "Response"),
        new(Folder + "encoding.js", "TextEncoder", "TextDecoder", "atob", "btoa"),
        new("url.js", "URL", "URLSearchParams"),
        new(Folder + "crypto.js", "crypto"),
        new(Folder + "clone.js", "structuredClone"),
        new(Folder + "blob.js", "Blob", "File"),
    ];

    /// <summary>The names of all.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Modules.SelectMany(module => module.Names), Performance];

    private readonly (string Name, Func<ScriptEngine, Jint.Native.JsValue> Make)[] _all;

    public WebGlobals(WebHost host)
    {
        // Made once for all engines, which are many.
        _all =
        [
            .. Modules.SelectMany(module => module.Names, (module, name) => (name, Of(host, module, name))),
            (Performance, host.MakePerformance),
        ];
    }

    private static Func<ScriptEngine, Jint.Native.JsValue> Of(WebHost host, WebModule module, string name) => script => host.Get(script, module, name);

    /// <summary>The module that makes a global.</summary>
    public static WebModule ModuleOf(string name) => Array.Find(Modules, module => module.Names.Contains(name))!;

    public void AddTo(ScriptEngine engine)
    {
        foreach (var (name, make) in _all) engine.AddLazy(name, make);
    }
}
