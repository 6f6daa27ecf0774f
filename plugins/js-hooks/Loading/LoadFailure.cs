namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>A file that could not be loaded, or not to its end.</summary>
internal sealed record LoadFailure(string File, Exception Reason);
