using Holdall.Collections;

namespace Holdall.Hooks;

/// <summary>A place where plugins take part, whatever the type of its events. Scripts are bound to hooks through this interface.</summary>
public interface IHook
{
    /// <summary>The key of the hook.</summary>
    HookPoint Point { get; }

    /// <summary>Registers a handler that takes any event.</summary>
    /// <returns>The id of the handler.</returns>
    string UseAny(HookHandler<HookEvent> handler, HookOptions? options = null);

    /// <summary>Removes the handlers with these ids; unknown ids are ignored. A run in progress is not affected.</summary>
    void Remove(params ReadOnlySpan<string> ids);
}

/// <summary>A place where plugins take part: an ordered chain of handlers around a core action.</summary>
/// <typeparam name="TEvent">The type of the events.</typeparam>
public interface IHook<TEvent> : IHook where TEvent : HookEvent
{
    /// <summary>Registers a handler. Thread safe; a run in progress is not affected.</summary>
    /// <returns>The id of the handler.</returns>
    string Use(HookHandler<TEvent> handler, HookOptions? options = null);

    /// <summary>Registers a handler for the events of one collection.</summary>
    /// <param name="collection">Name or id, compared exactly.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>The id of the handler.</returns>
    string Use(string collection, HookHandler<TEvent> handler);

    /// <summary>
    /// Whether a handler would run for an event about this collection. The engine asks before it allocates an event, so a hook that nobody
    /// uses costs nothing.
    /// </summary>
    bool HasHandlersFor(Collection? collection);

    /// <summary>Runs the handlers that match the event and then the core action, each inside the one before.</summary>
    /// <remarks>An exception of a handler or of the core action travels out through the handlers before it and to the caller.</remarks>
    Task RunAsync(TEvent e, Func<Task> core);
}
