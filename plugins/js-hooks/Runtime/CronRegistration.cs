namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A job on a clock.</summary>
internal sealed record CronRegistration(string Id, string Expression, ScriptSource Handler);
