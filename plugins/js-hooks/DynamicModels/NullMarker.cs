using Jint.Native;

namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary>What <c>nullString()</c> and its like give: a member that may be null.</summary>
internal sealed class NullMarker(MemberKind kind)
{
    public static readonly HostType<NullMarker> Table = new HostType<NullMarker>("Null").AsText(_ => "").AsJson(_ => null);

    public MemberKind Kind => kind;

    /// <summary>The marker that a value is, or null.</summary>
    public static NullMarker? Of(JsValue value) => (value as HostObject)?.Target as NullMarker;
}
