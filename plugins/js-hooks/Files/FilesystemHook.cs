using Holdall.Plugins.JsHooks.Security;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Handlers of one filesystem object: <c>fsys.onDelete().bindFunc(…)</c>. They are gone with the object.</summary>
internal sealed class FilesystemHook(ScriptEngine engine)
{
    public static readonly HostType<FilesystemHook> Table = new HostType<FilesystemHook>("FilesystemHook")
        .Method("bindFunc", (hook, a) => hook.Bind(a[0], "", 0))
        .Method("bind", (hook, a) => hook.Bind(a))
        .Action("unbind", (hook, a) => hook._handlers.RemoveAll(handler => a.Texts(0).Contains(handler.Id)))
        .Action("unbindAll", (hook, _) => hook._handlers.Clear())
        .Method("length", hook => hook._handlers.Count);

    private const int IdLength = 20;

    private readonly List<Handler> _handlers = [];

    public bool IsEmpty => _handlers.Count == 0;

    /// <summary>Runs the handlers in their order, each of which goes on with the next one or does not.</summary>
    public void Run(FilesystemEvent e, Action last)
    {
        var handlers = _handlers.ToArray();
        var at = 0;
        e.Next = () =>
        {
            if (at == handlers.Length)
            {
                last();
                return;
            }

            engine.Engine.Call(handlers[at++].Run, [engine.ToScript(e)]);
        };
        e.Next();
    }

    private string Bind(CallArguments a) => a[0] is ObjectInstance handler
        ? Bind(handler.Get("func"), TextOf(handler.Get("id")), (int)TypeConverter.ToInteger(handler.Get("priority")))
        : throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, "a handler must be an object with a function func");

    /// <summary>Takes the place of a handler with the same id; lower priorities run first, and equal ones in the order in which they came.</summary>
    private string Bind(JsValue run, string id, int priority)
    {
        if (!run.IsCallable()) throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, "a handler must be a function");
        if (id.Length == 0) id = RandomTexts.Secret(IdLength, RandomTexts.Alphabet);
        _handlers.RemoveAll(handler => handler.Id == id);
        var before = _handlers.FindIndex(handler => handler.Priority > priority);
        _handlers.Insert(before < 0 ? _handlers.Count : before, new Handler(id, priority, run));
        return id;
    }

    private static string TextOf(JsValue value) => value.IsUndefined() || value.IsNull() ? "" : TypeConverter.ToString(value);

    private sealed record Handler(string Id, int Priority, JsValue Run);
}
