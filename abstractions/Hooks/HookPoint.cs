namespace Holdall.Hooks;

/// <summary>The typed key of a place where plugins and scripts can take part.</summary>
/// <param name="Name">The name that scripts use, such as <c>onRecordCreate</c> (spec 08, section 2).</param>
public abstract record HookPoint(string Name)
{
    /// <summary>The type of the events of this point.</summary>
    public abstract Type EventType { get; }
}

/// <inheritdoc/>
/// <typeparam name="TEvent">The type of the events of this point.</typeparam>
public sealed record HookPoint<TEvent>(string Name) : HookPoint(Name) where TEvent : HookEvent
{
    /// <inheritdoc/>
    public override Type EventType => typeof(TEvent);
}
