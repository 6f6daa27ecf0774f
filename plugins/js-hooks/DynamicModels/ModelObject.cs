using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary>A <c>DynamicModel</c>: what a script assigns to a member gets the type of the member.</summary>
internal sealed class ModelObject : ObjectInstance
{
    private readonly ScriptEngine _script;

    public ModelObject(ScriptEngine script, ModelShape shape) : base(script.Engine)
    {
        _script = script;
        Shape = shape;
        Prototype = script.Engine.Intrinsics.Object.PrototypeObject;
    }

    public ModelShape Shape { get; }

    public override bool Set(JsValue property, JsValue value, JsValue receiver)
    {
        if (ReferenceEquals(receiver, this) && property.IsString() && Shape.Find(property.ToString()) is { Kind: not MemberKind.Model } member)
            value = (JsValue)_script.Guard(_ => DynamicModel.ToScript(_script, member.FromScript(ScriptValues.ToHost(_script, value))), default)!;
        return base.Set(property, value, receiver);
    }
}
