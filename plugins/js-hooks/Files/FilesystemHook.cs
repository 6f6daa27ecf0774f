using Jint;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Handlers of one filesystem object: <c>fsys.onDelete().bindFunc(…)</c>. They are gone with the object.</summary>
internal sealed class FilesystemHook(ScriptEngine engine)
{
    public static readonly HostType<FilesystemHook> Table = new HostType<FilesystemHook>("FilesystemHook")
        .Method("bindFunc", (hook, a) => hook.Bind(BoundHandler.OfFunction(a)))
        .Method("bind", (hook, a) => hook.Bind(BoundHandler.Of(a)))
        .Action("unbind", (hook, a) => hook._handlers.RemoveAll(handler => a.Texts(0).Contains(handler.Id)))
        .Action("unbindAll", (hook, _) => hook._handlers.Clear())
        .Method("length", hook => hook._handlers.Count);

    private readonly List<BoundHandler> _handlers = [];

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

    /// <summary>Takes the place of a handler with the same id; lower priorities run first, and equal ones in the order in which they came.</summary>
    private string Bind(BoundHandler added)
    {
        if (!added.Run.IsCallable()) throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, "a handler must be a function");
        _handlers.RemoveAll(handler => handler.Id == added.Id);
        var before = _handlers.FindIndex(handler => handler.Priority > added.Priority);
        _handlers.Insert(before < 0 ? _handlers.Count : before, added);
        return added.Id;
    }
}
