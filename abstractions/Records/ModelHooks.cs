using Holdall.Hooks;

namespace Holdall.Records;

/// <summary>The hook points of everything that is stored (spec 08, section 2.3). For a record or collection they run inside the hooks of the same name of that kind.</summary>
public static class ModelHooks
{
    /// <summary>Anything stored: inside create and update, around the built-in checks, inside the transaction.</summary>
    public static readonly HookPoint<ModelEvent> Validate = new("onModelValidate");

    /// <summary>Anything stored: around creating: validation and the row, inside the transaction.</summary>
    public static readonly HookPoint<ModelEvent> Create = new("onModelCreate");

    /// <summary>Anything stored: around the INSERT, after validation.</summary>
    public static readonly HookPoint<ModelEvent> CreateExecute = new("onModelCreateExecute");

    /// <summary>Anything stored: once the outermost transaction that created it has committed.</summary>
    public static readonly HookPoint<ModelEvent> AfterCreateSuccess = new("onModelAfterCreateSuccess");

    /// <summary>Anything stored: once creating has failed or was rolled back.</summary>
    public static readonly HookPoint<ModelEvent> AfterCreateError = new("onModelAfterCreateError");

    /// <summary>Anything stored: around updating: validation and the row, inside the transaction.</summary>
    public static readonly HookPoint<ModelEvent> Update = new("onModelUpdate");

    /// <summary>Anything stored: around the UPDATE, after validation.</summary>
    public static readonly HookPoint<ModelEvent> UpdateExecute = new("onModelUpdateExecute");

    /// <summary>Anything stored: once the outermost transaction that updated it has committed.</summary>
    public static readonly HookPoint<ModelEvent> AfterUpdateSuccess = new("onModelAfterUpdateSuccess");

    /// <summary>Anything stored: once updating has failed or was rolled back.</summary>
    public static readonly HookPoint<ModelEvent> AfterUpdateError = new("onModelAfterUpdateError");

    /// <summary>Anything stored: around deleting, inside the transaction.</summary>
    public static readonly HookPoint<ModelEvent> Delete = new("onModelDelete");

    /// <summary>Anything stored: around the DELETE and what follows from it.</summary>
    public static readonly HookPoint<ModelEvent> DeleteExecute = new("onModelDeleteExecute");

    /// <summary>Anything stored: once the outermost transaction that deleted it has committed.</summary>
    public static readonly HookPoint<ModelEvent> AfterDeleteSuccess = new("onModelAfterDeleteSuccess");

    /// <summary>Anything stored: once deleting has failed or was rolled back.</summary>
    public static readonly HookPoint<ModelEvent> AfterDeleteError = new("onModelAfterDeleteError");

    internal static IEnumerable<HookPoint> All =>
    [
        Validate, Create, CreateExecute, AfterCreateSuccess, AfterCreateError,
        Update, UpdateExecute, AfterUpdateSuccess, AfterUpdateError, Delete,
        DeleteExecute, AfterDeleteSuccess, AfterDeleteError,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Validate"/>
        public IHook<ModelEvent> ModelValidate => hooks.On(Validate);

        /// <inheritdoc cref="Create"/>
        public IHook<ModelEvent> ModelCreate => hooks.On(Create);

        /// <inheritdoc cref="CreateExecute"/>
        public IHook<ModelEvent> ModelCreateExecute => hooks.On(CreateExecute);

        /// <inheritdoc cref="AfterCreateSuccess"/>
        public IHook<ModelEvent> ModelAfterCreateSuccess => hooks.On(AfterCreateSuccess);

        /// <inheritdoc cref="AfterCreateError"/>
        public IHook<ModelEvent> ModelAfterCreateError => hooks.On(AfterCreateError);

        /// <inheritdoc cref="Update"/>
        public IHook<ModelEvent> ModelUpdate => hooks.On(Update);

        /// <inheritdoc cref="UpdateExecute"/>
        public IHook<ModelEvent> ModelUpdateExecute => hooks.On(UpdateExecute);

        /// <inheritdoc cref="AfterUpdateSuccess"/>
        public IHook<ModelEvent> ModelAfterUpdateSuccess => hooks.On(AfterUpdateSuccess);

        /// <inheritdoc cref="AfterUpdateError"/>
        public IHook<ModelEvent> ModelAfterUpdateError => hooks.On(AfterUpdateError);

        /// <inheritdoc cref="Delete"/>
        public IHook<ModelEvent> ModelDelete => hooks.On(Delete);

        /// <inheritdoc cref="DeleteExecute"/>
        public IHook<ModelEvent> ModelDeleteExecute => hooks.On(DeleteExecute);

        /// <inheritdoc cref="AfterDeleteSuccess"/>
        public IHook<ModelEvent> ModelAfterDeleteSuccess => hooks.On(AfterDeleteSuccess);

        /// <inheritdoc cref="AfterDeleteError"/>
        public IHook<ModelEvent> ModelAfterDeleteError => hooks.On(AfterDeleteError);
    }
}
