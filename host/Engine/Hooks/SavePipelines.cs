using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Engine.Hooks;

/// <summary>The pipelines of everything that the engine saves.</summary>
internal static class SavePipelines
{
    public static SavePipeline<RecordEvent> OfRecords(IHooks hooks) =>
        new(hooks, RecordHooks.Stages, static e => new ModelEvent
        {
            Model = e.Record,
            Error = e.Error,
            IsInTransaction = e.IsInTransaction,
            Aborted = e.Aborted,
            Outer = e,
        });

    public static SavePipeline<CollectionEvent> OfCollections(IHooks hooks) =>
        new(hooks, CollectionHooks.Stages, static e => new ModelEvent
        {
            Model = e.Model,
            Error = e.Error,
            IsInTransaction = e.IsInTransaction,
            Aborted = e.Aborted,
            Outer = e,
        });

    /// <summary>For what has no hooks of its own: the settings.</summary>
    public static SavePipeline<ModelEvent> OfModels(IHooks hooks) => new(hooks, ModelHooks.Stages, static e => e);
}
