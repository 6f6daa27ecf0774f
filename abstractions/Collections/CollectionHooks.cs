using Holdall.Hooks;

namespace Holdall.Collections;

/// <summary>The hook points of collections (spec 08, sections 2.3 and 2.5).</summary>
public static class CollectionHooks
{
    /// <summary>A collection: inside create and update, around the built-in checks, inside the transaction.</summary>
    public static readonly HookPoint<CollectionEvent> Validate = new("onCollectionValidate");

    /// <summary>A collection: around creating: validation and the row, inside the transaction.</summary>
    public static readonly HookPoint<CollectionEvent> Create = new("onCollectionCreate");

    /// <summary>A collection: around the INSERT, after validation.</summary>
    public static readonly HookPoint<CollectionEvent> CreateExecute = new("onCollectionCreateExecute");

    /// <summary>A collection: once the outermost transaction that created it has committed.</summary>
    public static readonly HookPoint<CollectionEvent> AfterCreateSuccess = new("onCollectionAfterCreateSuccess");

    /// <summary>A collection: once creating has failed or was rolled back.</summary>
    public static readonly HookPoint<CollectionEvent> AfterCreateError = new("onCollectionAfterCreateError");

    /// <summary>A collection: around updating: validation and the row, inside the transaction.</summary>
    public static readonly HookPoint<CollectionEvent> Update = new("onCollectionUpdate");

    /// <summary>A collection: around the UPDATE, after validation.</summary>
    public static readonly HookPoint<CollectionEvent> UpdateExecute = new("onCollectionUpdateExecute");

    /// <summary>A collection: once the outermost transaction that updated it has committed.</summary>
    public static readonly HookPoint<CollectionEvent> AfterUpdateSuccess = new("onCollectionAfterUpdateSuccess");

    /// <summary>A collection: once updating has failed or was rolled back.</summary>
    public static readonly HookPoint<CollectionEvent> AfterUpdateError = new("onCollectionAfterUpdateError");

    /// <summary>A collection: around deleting, inside the transaction.</summary>
    public static readonly HookPoint<CollectionEvent> Delete = new("onCollectionDelete");

    /// <summary>A collection: around the DELETE and what follows from it.</summary>
    public static readonly HookPoint<CollectionEvent> DeleteExecute = new("onCollectionDeleteExecute");

    /// <summary>A collection: once the outermost transaction that deleted it has committed.</summary>
    public static readonly HookPoint<CollectionEvent> AfterDeleteSuccess = new("onCollectionAfterDeleteSuccess");

    /// <summary>A collection: once deleting has failed or was rolled back.</summary>
    public static readonly HookPoint<CollectionEvent> AfterDeleteError = new("onCollectionAfterDeleteError");

    /// <summary>Around answering a page of collections.</summary>
    public static readonly HookPoint<CollectionsListRequestEvent> ListRequest = new("onCollectionsListRequest");

    /// <summary>Around answering one collection.</summary>
    public static readonly HookPoint<CollectionRequestEvent> ViewRequest = new("onCollectionViewRequest");

    /// <summary>Around a request that creates a collection.</summary>
    public static readonly HookPoint<CollectionRequestEvent> CreateRequest = new("onCollectionCreateRequest");

    /// <summary>Around a request that updates a collection.</summary>
    public static readonly HookPoint<CollectionRequestEvent> UpdateRequest = new("onCollectionUpdateRequest");

    /// <summary>Around a request that deletes a collection.</summary>
    public static readonly HookPoint<CollectionRequestEvent> DeleteRequest = new("onCollectionDeleteRequest");

    /// <summary>Around a request that imports collections.</summary>
    public static readonly HookPoint<CollectionsImportRequestEvent> ImportRequest = new("onCollectionsImportRequest");

    internal static IEnumerable<HookPoint> All =>
    [
        Validate, Create, CreateExecute, AfterCreateSuccess, AfterCreateError,
        Update, UpdateExecute, AfterUpdateSuccess, AfterUpdateError, Delete,
        DeleteExecute, AfterDeleteSuccess, AfterDeleteError, ListRequest, ViewRequest,
        CreateRequest, UpdateRequest, DeleteRequest, ImportRequest,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Validate"/>
        public IHook<CollectionEvent> CollectionValidate => hooks.On(Validate);

        /// <inheritdoc cref="Create"/>
        public IHook<CollectionEvent> CollectionCreate => hooks.On(Create);

        /// <inheritdoc cref="CreateExecute"/>
        public IHook<CollectionEvent> CollectionCreateExecute => hooks.On(CreateExecute);

        /// <inheritdoc cref="AfterCreateSuccess"/>
        public IHook<CollectionEvent> CollectionAfterCreateSuccess => hooks.On(AfterCreateSuccess);

        /// <inheritdoc cref="AfterCreateError"/>
        public IHook<CollectionEvent> CollectionAfterCreateError => hooks.On(AfterCreateError);

        /// <inheritdoc cref="Update"/>
        public IHook<CollectionEvent> CollectionUpdate => hooks.On(Update);

        /// <inheritdoc cref="UpdateExecute"/>
        public IHook<CollectionEvent> CollectionUpdateExecute => hooks.On(UpdateExecute);

        /// <inheritdoc cref="AfterUpdateSuccess"/>
        public IHook<CollectionEvent> CollectionAfterUpdateSuccess => hooks.On(AfterUpdateSuccess);

        /// <inheritdoc cref="AfterUpdateError"/>
        public IHook<CollectionEvent> CollectionAfterUpdateError => hooks.On(AfterUpdateError);

        /// <inheritdoc cref="Delete"/>
        public IHook<CollectionEvent> CollectionDelete => hooks.On(Delete);

        /// <inheritdoc cref="DeleteExecute"/>
        public IHook<CollectionEvent> CollectionDeleteExecute => hooks.On(DeleteExecute);

        /// <inheritdoc cref="AfterDeleteSuccess"/>
        public IHook<CollectionEvent> CollectionAfterDeleteSuccess => hooks.On(AfterDeleteSuccess);

        /// <inheritdoc cref="AfterDeleteError"/>
        public IHook<CollectionEvent> CollectionAfterDeleteError => hooks.On(AfterDeleteError);

        /// <inheritdoc cref="ListRequest"/>
        public IHook<CollectionsListRequestEvent> CollectionsListRequest => hooks.On(ListRequest);

        /// <inheritdoc cref="ViewRequest"/>
        public IHook<CollectionRequestEvent> CollectionViewRequest => hooks.On(ViewRequest);

        /// <inheritdoc cref="CreateRequest"/>
        public IHook<CollectionRequestEvent> CollectionCreateRequest => hooks.On(CreateRequest);

        /// <inheritdoc cref="UpdateRequest"/>
        public IHook<CollectionRequestEvent> CollectionUpdateRequest => hooks.On(UpdateRequest);

        /// <inheritdoc cref="DeleteRequest"/>
        public IHook<CollectionRequestEvent> CollectionDeleteRequest => hooks.On(DeleteRequest);

        /// <inheritdoc cref="ImportRequest"/>
        public IHook<CollectionsImportRequestEvent> CollectionsImportRequest => hooks.On(ImportRequest);
    }
}
