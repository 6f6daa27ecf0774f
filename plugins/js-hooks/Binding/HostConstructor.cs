using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A constructor of scripts that makes objects of the host.</summary>
internal sealed class HostConstructor : Constructor
{
    private readonly ScriptEngine _script;
    private readonly Func<CallArguments, object?> _make;

    public HostConstructor(ScriptEngine script, string name, ObjectInstance prototype, Func<CallArguments, object?> make) : base(script.Engine, name)
    {
        _script = script;
        _make = make;
        _prototypeDescriptor = new PropertyDescriptor(prototype, PropertyFlag.None);
    }

    protected override JsValue Call(JsValue thisObject, JsValue[] arguments) => Construct(arguments, this);

    public override ObjectInstance Construct(JsValue[] arguments, JsValue newTarget)
    {
        var made = _script.Guard(_make, new CallArguments(_script, arguments));
        return made as ObjectInstance ?? (ObjectInstance)_script.ToScript(made);
    }
}
