using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Engine.Collections;

/// <summary>The hook points that a collection passes, each with the one of models nested inside it (spec 08, section 3.4).</summary>
internal sealed record CollectionStages(
    CollectionStage Around, CollectionStage Execute, CollectionStage Success, CollectionStage Error)
{
    public static readonly CollectionStage Validate = new(CollectionHooks.Validate, ModelHooks.Validate);

    public static readonly CollectionStages Create = new(
        new(CollectionHooks.Create, ModelHooks.Create),
        new(CollectionHooks.CreateExecute, ModelHooks.CreateExecute),
        new(CollectionHooks.AfterCreateSuccess, ModelHooks.AfterCreateSuccess),
        new(CollectionHooks.AfterCreateError, ModelHooks.AfterCreateError));

    public static readonly CollectionStages Update = new(
        new(CollectionHooks.Update, ModelHooks.Update),
        new(CollectionHooks.UpdateExecute, ModelHooks.UpdateExecute),
        new(CollectionHooks.AfterUpdateSuccess, ModelHooks.AfterUpdateSuccess),
        new(CollectionHooks.AfterUpdateError, ModelHooks.AfterUpdateError));

    public static readonly CollectionStages Delete = new(
        new(CollectionHooks.Delete, ModelHooks.Delete),
        new(CollectionHooks.DeleteExecute, ModelHooks.DeleteExecute),
        new(CollectionHooks.AfterDeleteSuccess, ModelHooks.AfterDeleteSuccess),
        new(CollectionHooks.AfterDeleteError, ModelHooks.AfterDeleteError));
}

/// <summary>Two hook points that run one inside the other.</summary>
internal sealed record CollectionStage(HookPoint<CollectionEvent> Collection, HookPoint<ModelEvent> Model)
{
    public Task RunAsync(IHooks hooks, CollectionEvent e, Func<Task> core) => hooks.On(Collection).RunAsync(
        e, () => hooks.On(Model).RunAsync(new ModelEvent { Model = e.Model, Error = e.Error, Aborted = e.Aborted }, core));

    public Task RunAsync(IHooks hooks, CollectionEvent e) => RunAsync(hooks, e, static () => Task.CompletedTask);
}
