namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A handler of a hook.</summary>
internal sealed record HookRegistration(HookPoint Point, ScriptSource Handler, IReadOnlyList<string> Tags);
