using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A constructor of scripts that makes objects of the host. Only what it has made itself is an instance of it, as in PocketBase.</summary>
internal sealed class HostConstructor : Constructor
{
    private readonly ScriptEngine _script;
    private readonly Func<CallArguments, object?> _make;
    private readonly ObjectInstance _inherited;
    private readonly ObjectInstance _own;

    public HostConstructor(ScriptEngine script, string name, ObjectInstance prototype, Func<CallArguments, object?> make) : base(script.Engine, name)
    {
        _script = script;
        _make = make;
        _inherited = prototype;
        // What is no host object is made with its prototype by whoever makes it.
        _own = prototype is HostPrototype ? new JsObject(script.Engine) { Prototype = prototype } : prototype;
        _prototypeDescriptor = new PropertyDescriptor(_own, PropertyFlag.None);
    }

    protected override JsValue Call(JsValue thisObject, JsValue[] arguments) => Construct(arguments, this);

    public override ObjectInstance Construct(JsValue[] arguments, JsValue newTarget)
    {
        var made = _script.Guard(_make, new CallArguments(_script, arguments));
        var instance = made as ObjectInstance ?? (ObjectInstance)_script.ToScript(made);
        return instance is HostObject host && ReferenceEquals(instance.Prototype, _inherited) ? _script.Objects.Rewrap(host, _own) : instance;
    }
}
