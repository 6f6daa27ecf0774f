using Holdall.Hooks;

namespace Holdall.Collections;

/// <summary>The hook points of collections.</summary>
public static class CollectionHooks
{
    /// <summary>What a collection passes when it is saved or deleted.</summary>
    public static readonly SaveHooks<CollectionEvent> Stages = new("onCollection");

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

    internal static IEnumerable<HookPoint> All => [.. Stages.All, ListRequest, ViewRequest, CreateRequest, UpdateRequest, DeleteRequest, ImportRequest];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="SaveHooks{TEvent}.Validate"/>
        public IHook<CollectionEvent> CollectionValidate => hooks.On(Stages.Validate);

        /// <inheritdoc cref="SaveHooks{TEvent}.Create"/>
        public IHook<CollectionEvent> CollectionCreate => hooks.On(Stages.Create);

        /// <inheritdoc cref="SaveHooks{TEvent}.CreateExecute"/>
        public IHook<CollectionEvent> CollectionCreateExecute => hooks.On(Stages.CreateExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterCreateSuccess"/>
        public IHook<CollectionEvent> CollectionAfterCreateSuccess => hooks.On(Stages.AfterCreateSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterCreateError"/>
        public IHook<CollectionEvent> CollectionAfterCreateError => hooks.On(Stages.AfterCreateError);

        /// <inheritdoc cref="SaveHooks{TEvent}.Update"/>
        public IHook<CollectionEvent> CollectionUpdate => hooks.On(Stages.Update);

        /// <inheritdoc cref="SaveHooks{TEvent}.UpdateExecute"/>
        public IHook<CollectionEvent> CollectionUpdateExecute => hooks.On(Stages.UpdateExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterUpdateSuccess"/>
        public IHook<CollectionEvent> CollectionAfterUpdateSuccess => hooks.On(Stages.AfterUpdateSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterUpdateError"/>
        public IHook<CollectionEvent> CollectionAfterUpdateError => hooks.On(Stages.AfterUpdateError);

        /// <inheritdoc cref="SaveHooks{TEvent}.Delete"/>
        public IHook<CollectionEvent> CollectionDelete => hooks.On(Stages.Delete);

        /// <inheritdoc cref="SaveHooks{TEvent}.DeleteExecute"/>
        public IHook<CollectionEvent> CollectionDeleteExecute => hooks.On(Stages.DeleteExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterDeleteSuccess"/>
        public IHook<CollectionEvent> CollectionAfterDeleteSuccess => hooks.On(Stages.AfterDeleteSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterDeleteError"/>
        public IHook<CollectionEvent> CollectionAfterDeleteError => hooks.On(Stages.AfterDeleteError);

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
