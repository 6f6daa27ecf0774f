namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What an engine is for.</summary>
internal enum ScriptEngineKind
{
    /// <summary>Evaluates the files of hooks, which register their handlers.</summary>
    Loader,

    /// <summary>Runs handlers.</summary>
    Execution,

    /// <summary>Evaluates a file of migrations and runs its callbacks.</summary>
    Migration,
}
