namespace Holdall.Plugins.JsHooks.App;

/// <summary>The application in scripts: <c>$app</c>, <c>e.app</c>, and what a transaction is handed.</summary>
/// <param name="services">What the host offers.</param>
internal sealed class ScriptApp(ScriptServices services)
{
    public ScriptServices Services => services;

    /// <summary>Whether it was made by <c>unsafeWithoutHooks()</c>.</summary>
    public bool IsWithoutHooks { get; init; }

    /// <summary>Whether it is the one of a transaction.</summary>
    public bool IsTransactional { get; init; }
}
