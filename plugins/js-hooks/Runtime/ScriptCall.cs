namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A call of a handler.</summary>
internal sealed class ScriptCall
{
    public required ScriptSource Handler { get; init; }

    /// <summary>What <c>$app</c> is meanwhile; null = the base application.</summary>
    public object? App { get; init; }

    /// <summary>What <c>e.next()</c> does; null = nothing comes next.</summary>
    public Func<Task>? Next { get; init; }

    /// <summary>The hook whose event it handles; null for routes and jobs.</summary>
    public HookPoint? Point { get; init; }

    /// <summary>Whether it runs within a change, so that everybody who writes waits for it.</summary>
    public bool IsInTransaction { get; init; }

    /// <summary>Signalled when nobody wants it any more.</summary>
    public CancellationToken Aborted { get; init; }

    /// <summary>What it is called with.</summary>
    public IReadOnlyList<object?> Arguments { get; init; } = [];
}
