namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>What became of the files of a folder.</summary>
internal sealed record LoadedScripts(ScriptGeneration Generation, IReadOnlyList<LoadFailure> Failures);
