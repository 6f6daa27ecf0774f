namespace Holdall.Plugins.JsHooks.Templates.Escaping;

/// <summary>The part of an address that a place is in.</summary>
internal enum UrlPart
{
    None,
    PreQuery,
    QueryOrFragment,
    Unknown,
}
