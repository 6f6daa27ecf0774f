namespace Holdall.Hooks;

/// <summary>The typed key of a place where plugins and scripts can take part. Points of the same name are the same place.</summary>
/// <param name="name">The name that scripts use, such as <c>onRecordCreate</c>.</param>
public abstract class HookPoint(string name)
{
    /// <summary>The name that scripts use, such as <c>onRecordCreate</c>.</summary>
    public string Name => name;

    /// <summary>Whether it comes after a commit, so that a handler which throws fails nothing.</summary>
    internal bool IsAfterCommit { get; init; }

    /// <summary>The type of the events of this point.</summary>
    public abstract Type EventType { get; }
}

/// <inheritdoc/>
/// <typeparam name="TEvent">The type of the events of this point.</typeparam>
public sealed class HookPoint<TEvent>(string name) : HookPoint(name) where TEvent : HookEvent
{
    /// <inheritdoc/>
    public override Type EventType => typeof(TEvent);
}
