using Holdall.Collections;
using Holdall.Hooks;

namespace Holdall.Engine.Hooks;

/// <summary>The stages of creating, of updating or of deleting.</summary>
/// <param name="Around">Around validation and the row.</param>
/// <param name="Execute">Around the row.</param>
/// <param name="Success">After the commit.</param>
/// <param name="Error">After a failure.</param>
internal sealed record SaveOperation<TEvent>(SaveStage<TEvent> Around, SaveStage<TEvent> Execute, SaveStage<TEvent> Success, SaveStage<TEvent> Error)
    where TEvent : HookEvent
{
    /// <summary>Whether a handler takes part before the commit, so that the change needs a transaction of its own.</summary>
    public bool IsUsedInside(Collection? collection) => Around.HasHandlersFor(collection) || Execute.HasHandlersFor(collection);
}
