namespace Holdall.Plugins.JsHooks.DynamicModels;

/// <summary>What a member of a <c>DynamicModel</c> takes.</summary>
internal enum MemberKind
{
    Text,
    Integer,
    Float,
    Flag,
    List,
    Map,
    Model,
}
