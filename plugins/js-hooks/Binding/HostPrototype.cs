using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>The prototype of the objects of one <see cref="HostType"/> in one engine. A member is made when a script first asks for it.</summary>
internal sealed class HostPrototype : ObjectInstance
{
    private const PropertyFlag Hidden = PropertyFlag.Configurable | PropertyFlag.Writable;
    private readonly ScriptEngine _script;
    private readonly HostType _type;

    public HostPrototype(ScriptEngine script, HostType type) : base(script.Engine)
    {
        _script = script;
        _type = type;
        Prototype = type.Parent is { } parent ? script.Objects.PrototypeOf(parent) : script.Engine.Intrinsics.Object.PrototypeObject;
        if (type.Text is not null || type.Parent is null) Define("toString", (self, _) => HostObject.TextOf(self.Table, self.Target));
        if (type.Json is not null || type.Parent is null) Define("toJSON", (self, _) => _script.Json.ToScriptTree(_script, self.Target));
    }

    public override PropertyDescriptor GetOwnProperty(JsValue property)
    {
        var existing = base.GetOwnProperty(property);
        if (existing != PropertyDescriptor.Undefined || !property.IsString() || !_type.Members.TryGetValue(property.ToString(), out var member))
            return existing;
        var made = Make(member);
        SetOwnProperty(property, made);
        return made;
    }

    private PropertyDescriptor Make(HostMember member)
    {
        if (!member.IsProperty) return new PropertyDescriptor(Function(member.Name, (self, a) => member.Run(self.Target, a)), Hidden);
        var get = Function(member.Name, (self, a) => member.Run(self.Target, a));
        var set = member.Set is not { } assign ? null : Function(member.Name, (self, a) =>
        {
            assign(self.Target, a);
            return JsValue.Undefined;
        });
        return new GetSetPropertyDescriptor(get, set, enumerable: false, configurable: true);
    }

    private void Define(string name, Func<HostObject, CallArguments, object?> run) =>
        FastSetProperty(name, new PropertyDescriptor(Function(name, run), Hidden));

    private ClrFunction Function(string name, Func<HostObject, CallArguments, object?> run) => _script.Function(name, (self, a) =>
        self is HostObject host && _type.Target.IsInstanceOfType(host.Target)
            ? run(host, a)
            : throw new JavaScriptException(_script.Engine.Intrinsics.TypeError, $"{_type.Name}.{name} was called on something else"));
}
