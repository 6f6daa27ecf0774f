namespace Holdall.Hooks;

/// <summary>Handles an event of a hook.</summary>
/// <param name="e">The event, shared by all handlers of the run.</param>
/// <param name="next">
/// Runs the rest of the chain, the core action included. Returning without calling it stops the chain without an error; a second call goes on
/// where the chain stopped.
/// </param>
public delegate Task HookHandler<in TEvent>(TEvent e, Func<Task> next);
