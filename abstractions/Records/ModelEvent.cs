using Holdall.Collections;
using Holdall.Hooks;

namespace Holdall.Records;

/// <summary>Anything that is stored is validated, saved or deleted: a record, a collection, the settings.</summary>
public sealed class ModelEvent : HookEvent
{
    /// <summary>A <see cref="Records.Record"/>, a <see cref="Collections.Collection"/> or the settings.</summary>
    public required object Model { get; init; }

    /// <summary>What made it fail, in the <c>After…Error</c> hooks; otherwise null.</summary>
    public Exception? Error { get; init; }

    /// <summary>The event of the record or collection, inside of whose hook this one is; null for what has no hooks of its own.</summary>
    public HookEvent? Outer { get; init; }

    /// <inheritdoc/>
    public override Collection? Collection => (Model as Record)?.Collection ?? Model as Collection;
}
