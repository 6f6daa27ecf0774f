using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>
/// Takes the types out of TypeScript. What remains stands in the same lines. The program that does it is a script itself, loaded when a file first needs it.
/// </summary>
internal sealed class TypeScript
{
    private readonly Lock _lock = new();
    private readonly WeakReference<Engine> _last = new(null!);

    /// <summary>Whether a file is TypeScript, by its name.</summary>
    public static bool Is(string path) =>
        path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".mts", StringComparison.Ordinal) || path.EndsWith(".cts", StringComparison.Ordinal);

    /// <summary>The text as JavaScript.</summary>
    /// <exception cref="ScriptException">It can't be read.</exception>
    public string Strip(string text, string path)
    {
        lock (_lock)
        {
            if (!_last.TryGetTarget(out var engine)) _last.SetTarget(engine = Load());
            try
            {
                return engine.Call(engine.Global.Get("typescript").Get("strip"), JsValue.Undefined, [text, path]).ToString();
            }
            catch (JavaScriptException e)
            {
                throw new ScriptException(e.Message, e);
            }
        }
    }

    private static Engine Load()
    {
        var engine = new Engine(options => options.Constraints.StackOverflowGuard = true);
        using var stream = typeof(TypeScript).Assembly.GetManifestResourceStream("typescript.js")!;
        using var reader = new StreamReader(stream);
        engine.Execute(reader.ReadToEnd(), "typescript.js");
        return engine;
    }
}
