using Holdall.Hooks;

namespace Holdall.Records;

/// <summary>The hook points of records (spec 08, sections 2.3, 2.7 and 2.9).</summary>
public static class RecordHooks
{
    /// <summary>A record: inside create and update, around the built-in checks, inside the transaction.</summary>
    public static readonly HookPoint<RecordEvent> Validate = new("onRecordValidate");

    /// <summary>A record: around creating: validation and the row, inside the transaction.</summary>
    public static readonly HookPoint<RecordEvent> Create = new("onRecordCreate");

    /// <summary>A record: around the INSERT, after validation.</summary>
    public static readonly HookPoint<RecordEvent> CreateExecute = new("onRecordCreateExecute");

    /// <summary>A record: once the outermost transaction that created it has committed.</summary>
    public static readonly HookPoint<RecordEvent> AfterCreateSuccess = new("onRecordAfterCreateSuccess");

    /// <summary>A record: once creating has failed or was rolled back.</summary>
    public static readonly HookPoint<RecordEvent> AfterCreateError = new("onRecordAfterCreateError");

    /// <summary>A record: around updating: validation and the row, inside the transaction.</summary>
    public static readonly HookPoint<RecordEvent> Update = new("onRecordUpdate");

    /// <summary>A record: around the UPDATE, after validation.</summary>
    public static readonly HookPoint<RecordEvent> UpdateExecute = new("onRecordUpdateExecute");

    /// <summary>A record: once the outermost transaction that updated it has committed.</summary>
    public static readonly HookPoint<RecordEvent> AfterUpdateSuccess = new("onRecordAfterUpdateSuccess");

    /// <summary>A record: once updating has failed or was rolled back.</summary>
    public static readonly HookPoint<RecordEvent> AfterUpdateError = new("onRecordAfterUpdateError");

    /// <summary>A record: around deleting, inside the transaction.</summary>
    public static readonly HookPoint<RecordEvent> Delete = new("onRecordDelete");

    /// <summary>A record: around the DELETE and what follows from it.</summary>
    public static readonly HookPoint<RecordEvent> DeleteExecute = new("onRecordDeleteExecute");

    /// <summary>A record: once the outermost transaction that deleted it has committed.</summary>
    public static readonly HookPoint<RecordEvent> AfterDeleteSuccess = new("onRecordAfterDeleteSuccess");

    /// <summary>A record: once deleting has failed or was rolled back.</summary>
    public static readonly HookPoint<RecordEvent> AfterDeleteError = new("onRecordAfterDeleteError");

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

    internal static IEnumerable<HookPoint> All =>
    [
        Validate, Create, CreateExecute, AfterCreateSuccess, AfterCreateError,
        Update, UpdateExecute, AfterUpdateSuccess, AfterUpdateError, Delete,
        DeleteExecute, AfterDeleteSuccess, AfterDeleteError, ListRequest, ViewRequest,
        CreateRequest, UpdateRequest, DeleteRequest, Enrich,
    ];

    extension(IHooks hooks)
    {
        /// <inheritdoc cref="Validate"/>
        public IHook<RecordEvent> RecordValidate => hooks.On(Validate);

        /// <inheritdoc cref="Create"/>
        public IHook<RecordEvent> RecordCreate => hooks.On(Create);

        /// <inheritdoc cref="CreateExecute"/>
        public IHook<RecordEvent> RecordCreateExecute => hooks.On(CreateExecute);

        /// <inheritdoc cref="AfterCreateSuccess"/>
        public IHook<RecordEvent> RecordAfterCreateSuccess => hooks.On(AfterCreateSuccess);

        /// <inheritdoc cref="AfterCreateError"/>
        public IHook<RecordEvent> RecordAfterCreateError => hooks.On(AfterCreateError);

        /// <inheritdoc cref="Update"/>
        public IHook<RecordEvent> RecordUpdate => hooks.On(Update);

        /// <inheritdoc cref="UpdateExecute"/>
        public IHook<RecordEvent> RecordUpdateExecute => hooks.On(UpdateExecute);

        /// <inheritdoc cref="AfterUpdateSuccess"/>
        public IHook<RecordEvent> RecordAfterUpdateSuccess => hooks.On(AfterUpdateSuccess);

        /// <inheritdoc cref="AfterUpdateError"/>
        public IHook<RecordEvent> RecordAfterUpdateError => hooks.On(AfterUpdateError);

        /// <inheritdoc cref="Delete"/>
        public IHook<RecordEvent> RecordDelete => hooks.On(Delete);

        /// <inheritdoc cref="DeleteExecute"/>
        public IHook<RecordEvent> RecordDeleteExecute => hooks.On(DeleteExecute);

        /// <inheritdoc cref="AfterDeleteSuccess"/>
        public IHook<RecordEvent> RecordAfterDeleteSuccess => hooks.On(AfterDeleteSuccess);

        /// <inheritdoc cref="AfterDeleteError"/>
        public IHook<RecordEvent> RecordAfterDeleteError => hooks.On(AfterDeleteError);

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
