namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>Where scripts print to.</summary>
internal sealed record ScriptOutput(TextWriter Out, TextWriter Error);
