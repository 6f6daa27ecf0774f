namespace Holdall.Hooks;

/// <summary>The hook points that everything stored passes when it is created, updated or deleted, for one kind of thing.</summary>
/// <typeparam name="TEvent">The type of the events.</typeparam>
/// <param name="prefix">What the names begin with, such as <c>onRecord</c>.</param>
public sealed class SaveHooks<TEvent>(string prefix) where TEvent : HookEvent
{
    /// <summary>Inside create and update, around the built-in checks, inside the transaction.</summary>
    public HookPoint<TEvent> Validate { get; } = new(prefix + nameof(Validate));

    /// <summary>Around creating: validation and the row, inside the transaction.</summary>
    public HookPoint<TEvent> Create { get; } = new(prefix + nameof(Create));

    /// <summary>Around the INSERT, after validation.</summary>
    public HookPoint<TEvent> CreateExecute { get; } = new(prefix + nameof(CreateExecute));

    /// <summary>Once the outermost transaction that created it has committed.</summary>
    public HookPoint<TEvent> AfterCreateSuccess { get; } = new(prefix + nameof(AfterCreateSuccess)) { IsAfterCommit = true };

    /// <summary>Once creating has failed or was rolled back.</summary>
    public HookPoint<TEvent> AfterCreateError { get; } = new(prefix + nameof(AfterCreateError));

    /// <summary>Around updating: validation and the row, inside the transaction.</summary>
    public HookPoint<TEvent> Update { get; } = new(prefix + nameof(Update));

    /// <summary>Around the UPDATE, after validation.</summary>
    public HookPoint<TEvent> UpdateExecute { get; } = new(prefix + nameof(UpdateExecute));

    /// <summary>Once the outermost transaction that updated it has committed.</summary>
    public HookPoint<TEvent> AfterUpdateSuccess { get; } = new(prefix + nameof(AfterUpdateSuccess)) { IsAfterCommit = true };

    /// <summary>Once updating has failed or was rolled back.</summary>
    public HookPoint<TEvent> AfterUpdateError { get; } = new(prefix + nameof(AfterUpdateError));

    /// <summary>Around deleting, inside the transaction.</summary>
    public HookPoint<TEvent> Delete { get; } = new(prefix + nameof(Delete));

    /// <summary>Around the DELETE and what follows from it.</summary>
    public HookPoint<TEvent> DeleteExecute { get; } = new(prefix + nameof(DeleteExecute));

    /// <summary>Once the outermost transaction that deleted it has committed.</summary>
    public HookPoint<TEvent> AfterDeleteSuccess { get; } = new(prefix + nameof(AfterDeleteSuccess)) { IsAfterCommit = true };

    /// <summary>Once deleting has failed or was rolled back.</summary>
    public HookPoint<TEvent> AfterDeleteError { get; } = new(prefix + nameof(AfterDeleteError));

    internal IEnumerable<HookPoint> All =>
    [
        Validate, Create, CreateExecute, AfterCreateSuccess, AfterCreateError, Update, UpdateExecute, AfterUpdateSuccess, AfterUpdateError,
        Delete, DeleteExecute, AfterDeleteSuccess, AfterDeleteError,
    ];
}
