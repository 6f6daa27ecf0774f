namespace Holdall.Plugins.JsHooks.Templates;

/// <summary>HTML that <c>raw</c> has marked as safe.</summary>
internal sealed record RawHtml(string Text);
