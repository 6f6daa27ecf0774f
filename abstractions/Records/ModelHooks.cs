using Holdall.Hooks;

namespace Holdall.Records;

/// <summary>The hook points of everything that is stored. For a record or collection they run inside the hooks of the same name of that kind.</summary>
public static class ModelHooks
{
    /// <summary>What anything stored passes when it is saved or deleted.</summary>
    public static readonly SaveHooks<ModelEvent> Stages = new("onModel");

    internal static IEnumerable<HookPoint> All => Stages.All;

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="SaveHooks{TEvent}.Validate"/>
        public IHook<ModelEvent> ModelValidate => hooks.On(Stages.Validate);

        /// <inheritdoc cref="SaveHooks{TEvent}.Create"/>
        public IHook<ModelEvent> ModelCreate => hooks.On(Stages.Create);

        /// <inheritdoc cref="SaveHooks{TEvent}.CreateExecute"/>
        public IHook<ModelEvent> ModelCreateExecute => hooks.On(Stages.CreateExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterCreateSuccess"/>
        public IHook<ModelEvent> ModelAfterCreateSuccess => hooks.On(Stages.AfterCreateSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterCreateError"/>
        public IHook<ModelEvent> ModelAfterCreateError => hooks.On(Stages.AfterCreateError);

        /// <inheritdoc cref="SaveHooks{TEvent}.Update"/>
        public IHook<ModelEvent> ModelUpdate => hooks.On(Stages.Update);

        /// <inheritdoc cref="SaveHooks{TEvent}.UpdateExecute"/>
        public IHook<ModelEvent> ModelUpdateExecute => hooks.On(Stages.UpdateExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterUpdateSuccess"/>
        public IHook<ModelEvent> ModelAfterUpdateSuccess => hooks.On(Stages.AfterUpdateSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterUpdateError"/>
        public IHook<ModelEvent> ModelAfterUpdateError => hooks.On(Stages.AfterUpdateError);

        /// <inheritdoc cref="SaveHooks{TEvent}.Delete"/>
        public IHook<ModelEvent> ModelDelete => hooks.On(Stages.Delete);

        /// <inheritdoc cref="SaveHooks{TEvent}.DeleteExecute"/>
        public IHook<ModelEvent> ModelDeleteExecute => hooks.On(Stages.DeleteExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterDeleteSuccess"/>
        public IHook<ModelEvent> ModelAfterDeleteSuccess => hooks.On(Stages.AfterDeleteSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterDeleteError"/>
        public IHook<ModelEvent> ModelAfterDeleteError => hooks.On(Stages.AfterDeleteError);
    }
}
