using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>The hooks around one kind of change of a record: those of records, and inside them those of everything that is stored.</summary>
internal sealed class RecordHookSet(
    IHook<RecordEvent> outer, IHook<ModelEvent> outerModel,
    IHook<RecordEvent> execute, IHook<ModelEvent> executeModel,
    IHook<RecordEvent> success, IHook<ModelEvent> successModel,
    IHook<RecordEvent> error, IHook<ModelEvent> errorModel)
{
    public static RecordHookSet ForCreate(IHooks hooks) => new(
        hooks.RecordCreate, hooks.ModelCreate, hooks.RecordCreateExecute, hooks.ModelCreateExecute,
        hooks.RecordAfterCreateSuccess, hooks.ModelAfterCreateSuccess, hooks.RecordAfterCreateError, hooks.ModelAfterCreateError);

    public static RecordHookSet ForUpdate(IHooks hooks) => new(
        hooks.RecordUpdate, hooks.ModelUpdate, hooks.RecordUpdateExecute, hooks.ModelUpdateExecute,
        hooks.RecordAfterUpdateSuccess, hooks.ModelAfterUpdateSuccess, hooks.RecordAfterUpdateError, hooks.ModelAfterUpdateError);

    public static RecordHookSet ForDelete(IHooks hooks) => new(
        hooks.RecordDelete, hooks.ModelDelete, hooks.RecordDeleteExecute, hooks.ModelDeleteExecute,
        hooks.RecordAfterDeleteSuccess, hooks.ModelAfterDeleteSuccess, hooks.RecordAfterDeleteError, hooks.ModelAfterDeleteError);

    /// <summary>Whether a handler takes part before the commit, so that the change needs a transaction of its own.</summary>
    public bool IsUsedInside(Collection collection) =>
        outer.HasHandlersFor(collection) || execute.HasHandlersFor(collection) || outerModel.HasHandlersFor(collection) || executeModel.HasHandlersFor(collection);

    public Task AroundAsync(Record record, Func<Task> core, CancellationToken aborted) => RunAsync(outer, outerModel, record, null, core, aborted);

    public Task AroundExecuteAsync(Record record, Func<Task> core, CancellationToken aborted) => RunAsync(execute, executeModel, record, null, core, aborted);

    public Task SucceededAsync(Record record) => RunAsync(success, successModel, record, null, Nothing, CancellationToken.None);

    public Task FailedAsync(Record record, Exception failure) => RunAsync(error, errorModel, record, failure, Nothing, CancellationToken.None);

    internal static Task RunAsync(
        IHook<RecordEvent> records, IHook<ModelEvent> models, Record record, Exception? failure, Func<Task> core, CancellationToken aborted)
    {
        var inner = models.HasHandlersFor(record.Collection)
            ? () => models.RunAsync(new ModelEvent { Model = record, Aborted = aborted, Error = failure }, core)
            : core;
        return records.HasHandlersFor(record.Collection)
            ? records.RunAsync(new RecordEvent { Record = record, Aborted = aborted, Error = failure }, inner)
            : inner();
    }

    private static Task Nothing() => Task.CompletedTask;
}
