using Holdall.Plugins.JsHooks.DynamicModels;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary>Destinations for what the host reads: <c>DynamicModel</c>, <c>arrayOf</c>, members that may be null, and <c>unmarshal</c>.</summary>
internal sealed class DestinationGlobals : IScriptGlobals
{
    private static readonly (string Name, MemberKind Kind)[] Markers =
    [
        ("nullString", MemberKind.Text), ("nullInt", MemberKind.Integer), ("nullFloat", MemberKind.Float), ("nullBool", MemberKind.Flag),
        ("nullArray", MemberKind.List), ("nullObject", MemberKind.Map),
    ];

    public void AddTo(ScriptEngine engine)
    {
        engine.AddLazy("DynamicModel", script => new DynamicModelConstructor(script));
        engine.AddFunction("arrayOf", a => TypedArray.Make(a.Engine, a[0]));
        engine.AddFunction("unmarshal", a =>
        {
            Merging.Merge(a.Engine, a[0], a[1]);
            return JsValue.Undefined;
        });
        foreach (var (name, kind) in Markers) engine.AddFunction(name, _ => new NullMarker(kind));
    }
}
