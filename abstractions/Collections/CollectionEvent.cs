using Holdall.Hooks;

namespace Holdall.Collections;

/// <summary>A collection is validated, saved or deleted, or was.</summary>
public sealed class CollectionEvent : HookEvent
{
    /// <summary>The collection as it will be stored. A handler that changes it puts a changed copy here.</summary>
    public required Collection Model { get; set; }

    /// <summary>What made it fail, in the <c>After…Error</c> hooks; otherwise null.</summary>
    public Exception? Error { get; init; }

    /// <inheritdoc/>
    public override Collection Collection => Model;
}
