using Holdall.Collections;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>A collection of an event: what a script changes of it is put back into the event as another one.</summary>
internal sealed class LiveCollection(ScriptEngine engine, Func<Collection> get, Action<Collection> set) : LiveValue
{
    private readonly ScriptCollection _collection = new(get());

    public override JsValue Refresh()
    {
        if (!ReferenceEquals(_collection.Source, get())) _collection.Begin(get());
        return engine.Objects.Wrap(_collection);
    }

    public override void Flush()
    {
        if (!_collection.IsTouched || !ReferenceEquals(_collection.Source, get())) return;
        var changed = _collection.ToCollection();
        set(changed);
        _collection.Continue(changed);
    }
}
