using Holdall.Collections;

namespace Holdall.Hooks;

/// <summary>How a handler takes its place in a chain.</summary>
public sealed record HookOptions
{
    /// <summary>
    /// Identifies the handler within its hook. A handler with the id of an earlier one replaces it in place. Empty: a random id is given.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>Lower runs first; equal priorities run in the order of registration. 0 by default, negative values are allowed.</summary>
    public int Priority { get; init; }

    /// <summary>Names or ids of collections, compared exactly. The handler runs only for events about one of them; empty: for every event.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>
    /// A condition on the collection of the event, beside <see cref="Collections"/>. It is asked often and must be cheap and free of side effects.
    /// Events without a collection do not match.
    /// </summary>
    public Func<Collection, bool>? AppliesTo { get; init; }
}
