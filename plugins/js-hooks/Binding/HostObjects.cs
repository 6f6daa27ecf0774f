using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>The objects of one engine that stand for those of the host.</summary>
internal sealed class HostObjects(ScriptEngine script)
{
    private readonly Dictionary<HostType, ObjectInstance> _prototypes = [];
    private readonly Dictionary<object, HostObject> _wrapped = new(ReferenceEqualityComparer.Instance);

    /// <summary>The prototype of the objects of a table.</summary>
    public ObjectInstance PrototypeOf(HostType type)
    {
        if (_prototypes.TryGetValue(type, out var prototype)) return prototype;
        return _prototypes[type] = new HostPrototype(script, type);
    }

    /// <summary>The object that stands for one of the host: the same one for as long as a call takes.</summary>
    public HostObject Wrap(object target)
    {
        if (_wrapped.TryGetValue(target, out var wrapped)) return wrapped;
        var shown = HostTypes.Substitute(target) ?? target;
        wrapped = new HostObject(script, script.Types.Of(shown.GetType()), shown);
        if (!target.GetType().IsValueType) _wrapped[target] = wrapped;
        return wrapped;
    }

    /// <summary>Lets another object stand for what one stands for, which was made just now: the prototype of an object stays what it was.</summary>
    public HostObject Rewrap(HostObject made, ObjectInstance prototype)
    {
        var again = new HostObject(script, made.Table, made.Target, prototype);
        foreach (var (target, wrapped) in _wrapped)
        {
            if (!ReferenceEquals(wrapped, made)) continue;
            _wrapped[target] = again;
            break;
        }

        return again;
    }

    /// <summary>A call has ended.</summary>
    public void Clear() => _wrapped.Clear();
}
