namespace Holdall.Plugins.JsHooks.App;

/// <summary>The application in scripts: <c>$app</c>, <c>e.app</c>, and what a transaction is handed.</summary>
/// <param name="services">What the host offers.</param>
internal sealed class ScriptApp(ScriptServices services)
{
    public ScriptServices Services => services;

    /// <summary>Whether it was made by <c>unsafeWithoutHooks()</c>.</summary>
    public bool IsWithoutHooks { get; init; }

    /// <summary>Whether it is the one of a transaction; null = it is in one whenever its caller is.</summary>
    public bool? IsTransactional { get; init; }

    /// <summary>Whether what is done with it is part of a transaction.</summary>
    public bool IsInTransaction => IsTransactional ?? services.Transactions.IsActive;
}
