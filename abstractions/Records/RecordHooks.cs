using Holdall.Hooks;

namespace Holdall.Records;

/// <summary>The hook points of records.</summary>
public static class RecordHooks
{
    /// <summary>What a record passes when it is saved or deleted.</summary>
    public static readonly SaveHooks<RecordEvent> Stages = new("onRecord");

    /// <summary>Around answering a page of records.</summary>
    public static readonly HookPoint<RecordsListRequestEvent> ListRequest = new("onRecordsListRequest");

    /// <summary>Around answering one record.</summary>
    public static readonly HookPoint<RecordRequestEvent> ViewRequest = new("onRecordViewRequest");

    /// <summary>Around a request that creates a record, the response included.</summary>
    public static readonly HookPoint<RecordRequestEvent> CreateRequest = new("onRecordCreateRequest");

    /// <summary>Around a request that updates a record, the response included.</summary>
    public static readonly HookPoint<RecordRequestEvent> UpdateRequest = new("onRecordUpdateRequest");

    /// <summary>Around a request that deletes a record, the response included.</summary>
    public static readonly HookPoint<RecordRequestEvent> DeleteRequest = new("onRecordDeleteRequest");

    /// <summary>Whenever a record is prepared for a client.</summary>
    public static readonly HookPoint<RecordEnrichEvent> Enrich = new("onRecordEnrich");

    internal static IEnumerable<HookPoint> All => [.. Stages.All, ListRequest, ViewRequest, CreateRequest, UpdateRequest, DeleteRequest, Enrich];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="SaveHooks{TEvent}.Validate"/>
        public IHook<RecordEvent> RecordValidate => hooks.On(Stages.Validate);

        /// <inheritdoc cref="SaveHooks{TEvent}.Create"/>
        public IHook<RecordEvent> RecordCreate => hooks.On(Stages.Create);

        /// <inheritdoc cref="SaveHooks{TEvent}.CreateExecute"/>
        public IHook<RecordEvent> RecordCreateExecute => hooks.On(Stages.CreateExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterCreateSuccess"/>
        public IHook<RecordEvent> RecordAfterCreateSuccess => hooks.On(Stages.AfterCreateSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterCreateError"/>
        public IHook<RecordEvent> RecordAfterCreateError => hooks.On(Stages.AfterCreateError);

        /// <inheritdoc cref="SaveHooks{TEvent}.Update"/>
        public IHook<RecordEvent> RecordUpdate => hooks.On(Stages.Update);

        /// <inheritdoc cref="SaveHooks{TEvent}.UpdateExecute"/>
        public IHook<RecordEvent> RecordUpdateExecute => hooks.On(Stages.UpdateExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterUpdateSuccess"/>
        public IHook<RecordEvent> RecordAfterUpdateSuccess => hooks.On(Stages.AfterUpdateSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterUpdateError"/>
        public IHook<RecordEvent> RecordAfterUpdateError => hooks.On(Stages.AfterUpdateError);

        /// <inheritdoc cref="SaveHooks{TEvent}.Delete"/>
        public IHook<RecordEvent> RecordDelete => hooks.On(Stages.Delete);

        /// <inheritdoc cref="SaveHooks{TEvent}.DeleteExecute"/>
        public IHook<RecordEvent> RecordDeleteExecute => hooks.On(Stages.DeleteExecute);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterDeleteSuccess"/>
        public IHook<RecordEvent> RecordAfterDeleteSuccess => hooks.On(Stages.AfterDeleteSuccess);

        /// <inheritdoc cref="SaveHooks{TEvent}.AfterDeleteError"/>
        public IHook<RecordEvent> RecordAfterDeleteError => hooks.On(Stages.AfterDeleteError);

        /// <inheritdoc cref="ListRequest"/>
        public IHook<RecordsListRequestEvent> RecordsListRequest => hooks.On(ListRequest);

        /// <inheritdoc cref="ViewRequest"/>
        public IHook<RecordRequestEvent> RecordViewRequest => hooks.On(ViewRequest);

        /// <inheritdoc cref="CreateRequest"/>
        public IHook<RecordRequestEvent> RecordCreateRequest => hooks.On(CreateRequest);

        /// <inheritdoc cref="UpdateRequest"/>
        public IHook<RecordRequestEvent> RecordUpdateRequest => hooks.On(UpdateRequest);

        /// <inheritdoc cref="DeleteRequest"/>
        public IHook<RecordRequestEvent> RecordDeleteRequest => hooks.On(DeleteRequest);

        /// <inheritdoc cref="Enrich"/>
        public IHook<RecordEnrichEvent> RecordEnrich => hooks.On(Enrich);
    }
}
