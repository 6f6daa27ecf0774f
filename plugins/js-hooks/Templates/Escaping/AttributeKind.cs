namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>What the value of an attribute is.</summary>
internal enum AttributeKind
{
    Plain,
    Script,
    ScriptType,
    Style,
    Url,
    SourceSet,
    Unsafe,
}
