namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>A script has used up what it may use. No script can catch this.</summary>
internal sealed class ScriptLimitException(string message) : Exception(message);
