namespace Holdall.Plugins.JsHooks.Templates;

/// <summary>A template that can't be parsed, escaped or rendered.</summary>
internal sealed class TemplateException(string message) : Exception("template: " + message);
