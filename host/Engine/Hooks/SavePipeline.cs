using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Engine.Hooks;

/// <summary>All stages that one kind of thing passes when it is saved or deleted. What runs them, and when, is in <see cref="SaveStages"/>.</summary>
internal sealed class SavePipeline<TEvent> where TEvent : HookEvent
{
    private readonly IHooks _hooks;
    private readonly Func<TEvent, ModelEvent> _toModel;
    private readonly bool _isModel;

    /// <param name="hooks">All hooks.</param>
    /// <param name="kind">The points of the kind; those of everything stored run inside them.</param>
    /// <param name="toModel">What the handlers for everything stored see of an event.</param>
    public SavePipeline(IHooks hooks, SaveHooks<TEvent> kind, Func<TEvent, ModelEvent> toModel)
    {
        _hooks = hooks;
        _toModel = toModel;
        _isModel = ReferenceEquals(kind, ModelHooks.Stages);
        var model = ModelHooks.Stages;
        Validate = Stage(kind.Validate, model.Validate);
        Create = new(Stage(kind.Create, model.Create), Stage(kind.CreateExecute, model.CreateExecute),
            Stage(kind.AfterCreateSuccess, model.AfterCreateSuccess), Stage(kind.AfterCreateError, model.AfterCreateError));
        Update = new(Stage(kind.Update, model.Update), Stage(kind.UpdateExecute, model.UpdateExecute),
            Stage(kind.AfterUpdateSuccess, model.AfterUpdateSuccess), Stage(kind.AfterUpdateError, model.AfterUpdateError));
        Delete = new(Stage(kind.Delete, model.Delete), DeleteExecute(kind.DeleteExecute, model.DeleteExecute),
            Stage(kind.AfterDeleteSuccess, model.AfterDeleteSuccess), Stage(kind.AfterDeleteError, model.AfterDeleteError));
    }

    public SaveStage<TEvent> Validate { get; }

    public SaveOperation<TEvent> Create { get; }

    public SaveOperation<TEvent> Update { get; }

    public SaveOperation<TEvent> Delete { get; }

    /// <summary>What follows from a deletion is part of it, so its row goes inside of a transaction in any case.</summary>
    private SaveStage<TEvent> DeleteExecute(HookPoint<TEvent> kind, HookPoint<ModelEvent> model) => new(
        _hooks.On(kind),
        _isModel ? null : _hooks.On(model),
        e =>
        {
            var outer = _toModel(e);
            return new ModelEvent { Model = outer.Model, Error = outer.Error, IsInTransaction = true, Aborted = outer.Aborted, Outer = e };
        });

    private SaveStage<TEvent> Stage(HookPoint<TEvent> kind, HookPoint<ModelEvent> model) => new(_hooks.On(kind), _isModel ? null : _hooks.On(model), _toModel);
}
