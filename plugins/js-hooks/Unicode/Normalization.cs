using System.Collections.Concurrent;
using System.Text;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Unicode;

/// <summary>
/// The forms of Unicode, which the runtime has not got without the libraries of a system. The tables are those of a script, loaded when a text first has a
/// letter beyond ASCII, and kept; nobody waits for the text of somebody else.
/// </summary>
internal sealed class Normalization
{
    private readonly ConcurrentBag<Engine> _free = [];

    /// <summary>Whether there is a form of this name.</summary>
    public static bool IsForm(string form) => form is "NFC" or "NFD" or "NFKC" or "NFKD";

    public string Of(string text, string form)
    {
        if (Ascii.IsValid(text)) return text;
        if (!_free.TryTake(out var engine)) engine = Load();
        try
        {
            return engine.Call(engine.Global.Get("unicode").Get(form), JsValue.Undefined, [JsString.Create(text)]).ToString();
        }
        finally
        {
            _free.Add(engine);
        }
    }

    private static Engine Load()
    {
        var engine = new Engine();
        using var stream = typeof(Normalization).Assembly.GetManifestResourceStream("unicode.js")!;
        using var reader = new StreamReader(stream);
        engine.Execute(reader.ReadToEnd(), "unicode.js");
        return engine;
    }
}
