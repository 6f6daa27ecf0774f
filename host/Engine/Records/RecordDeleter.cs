using System.Runtime.CompilerServices;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Hooks;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Records;

/// <summary>
/// Deletes records with what depends on them, in one transaction: first the row, which breaks cycles, then the
/// rows of authentication, at last what refers to it.
/// </summary>
internal sealed partial class RecordDeleter(
    Databases databases, SchemaCache schema, IHooks hooks, RecordFiles files, References references, RecordSaver saver, CallerCheck callers,
    BackgroundWork background, RecordWatches watches, ILogger<RecordDeleter> logger)
{
    public const string Failed = "Failed to delete record. Make sure that the record is not part of a required relation reference.";

    private readonly SaveOperation<RecordEvent> _hooks = SavePipelines.OfRecords(hooks).Delete;

    /// <param name="record">The record.</param>
    /// <param name="aborted">Gives up while waiting for the writer.</param>
    /// <param name="caller">Who asks for it and has to be still allowed to when it is done; null for the application itself.</param>
    public async Task DeleteAsync(Record record, CancellationToken aborted, AuthState? caller = null)
    {
        if (record.Collection.IsView) throw ApiException.BadRequest("Unsupported collection type.");
        // What is deleted with a record deepens the stack, and a chain of records may be of any length.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) await Task.Yield();
        if (record.Id.Length == 0) throw ApiException.BadRequest("A record without an id can't be deleted.");
        var e = new RecordEvent { Record = record, IsInTransaction = databases.Main.IsActive, Aborted = aborted };
        var watched = new WatchedDeletion(watches, record);
        var isGone = false;
        // Handlers may change what the message of a deletion says, so with them it is made behind them.
        if (!databases.Main.IsActive && !_hooks.IsUsedInside(record.Collection)) await watched.PrepareAsync(isWriterHeld: false);
        try
        {
            await SaveStages.RunAsync(
                databases.Main,
                () =>
                {
                    callers.Require(databases.Main.TransactionSession, caller);
                    return _hooks.Around.RunAsync(e, () => _hooks.Execute.RunAsync(e, DeleteRowAsync, BehindRowAsync));
                },
                () => SucceedAsync(record, watched),
                failure => FailAsync(record, watched, failure),
                aborted);
        }
        catch
        {
            watched.Dispose();
            throw;
        }

        async Task DeleteRowAsync()
        {
            await DeleteRowOfAsync(record, watched);
            isGone = true;
        }

        Task BehindRowAsync() => isGone ? FollowAsync(record, aborted) : Task.CompletedTask;
    }

    private async Task DeleteRowOfAsync(Record record, WatchedDeletion watched)
    {
        if (record.Collection.IsSuperusers) RefuseLastSuperuser(record);
        await watched.PrepareAsync(isWriterHeld: true);
        var table = RecordTable.Of(record.Collection);
        if (!table.DeleteRow(databases.Main.TransactionSession, record.Id)) throw ApiException.NotFound();
        watched.Begin();
    }

    /// <summary>What follows once the row is gone.</summary>
    private async Task FollowAsync(Record record, CancellationToken aborted)
    {
        if (record.Collection.IsAuth) await DeleteAuthReferencesAsync(record, aborted);
        foreach (var (referring, field) in references.To(record.Collection)) await ReleaseAsync(record, referring, field, aborted);
    }

    private void RefuseLastSuperuser(Record record)
    {
        using var others = databases.Main.TransactionSession.Prepare("SELECT 1 FROM `_superusers` WHERE `id` != ?1 LIMIT 1");
        others.Bind(1, record.Id);
        if (!others.Step()) throw ApiException.BadRequest("You can't delete the only existing superuser.");
    }

    private async Task DeleteAuthReferencesAsync(Record record, CancellationToken aborted)
    {
        foreach (var name in SystemCollections.Owned)
        {
            if (schema.Current.Find(name) is { IsOwned: true } collection) await DeleteOwnedAsync(collection, record, aborted);
        }

        foreach (var collection in schema.Current.All)
        {
            if (collection.IsOwned && !SystemCollections.Owned.Contains(collection.Name)) await DeleteOwnedAsync(collection, record, aborted);
        }
    }

    private async Task DeleteOwnedAsync(Collection owned, Record owner, CancellationToken aborted)
    {
        foreach (var dependent in references.OfAuthRecord(owned, owner))
        {
            try
            {
                await DeleteAsync(dependent, aborted);
            }
            catch (Exception e) when (owned.Name == SystemCollections.AuthOrigins && e is not OperationCanceledException)
            {
                // Where somebody has signed in from gives no access to anything, so it is no reason to keep an account.
                LogOriginKept(logger, dependent.Id, owner.Collection.Name, owner.Id, e);
            }
        }
    }

    /// <summary>Takes the id of a deleted record out of the records that refer to it.</summary>
    private async Task ReleaseAsync(Record deleted, Collection referring, RelationField field, CancellationToken aborted)
    {
        foreach (var record in references.Of(referring, field, deleted))
        {
            var ids = record.GetStrings(field.Name);
            if (!ids.Contains(deleted.Id)) continue;
            var left = ids.Where(id => id != deleted.Id).ToArray();
            if (left.Length > 0 || !field.CascadeDelete && !field.Required)
            {
                record[field.Name] = left;
                await SaveReleasedAsync(record, aborted);
            }
            else if (field.CascadeDelete) await DeleteAsync(record, aborted);
            else throw StillNeeded(record, field);
        }
    }

    /// <summary>Nobody asked for this update, so a value that has to be unique is told as a failure of the deletion.</summary>
    private async Task SaveReleasedAsync(Record record, CancellationToken aborted)
    {
        try
        {
            await saver.SaveAsync(new SaveOrder(record) { Validates = false, Aborted = aborted });
        }
        catch (ApiException e) when (e.InnerException is DatabaseException)
        {
            throw ApiException.Finding(Failed, e.Errors, e);
        }
    }

    private static ApiException StillNeeded(Record referring, RelationField field) =>
        new(StatusCodes.Status400BadRequest, Failed)
        {
            IsFinding = true,
            Reason = $"{referring.Collection.Name}/{referring.Id} refers to it in the required field {field.Name}",
        };

    private async Task FailAsync(Record record, WatchedDeletion watched, Exception failure)
    {
        watched.Dispose();
        await _hooks.Error.FailAsync(new RecordEvent { Record = record, Error = failure, IsInTransaction = databases.Main.IsActive }, failure);
    }

    private async Task SucceedAsync(Record record, WatchedDeletion watched)
    {
        using (watched) await _hooks.Success.RunAsync(new RecordEvent { Record = record, Watched = watched.Change });
        background.Run($"delete the files of {record}", () => files.DeleteAllAsync(record));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The place {Origin} that {Collection} {Id} has signed in from could not be deleted with it")]
    private static partial void LogOriginKept(ILogger logger, string origin, string collection, string id, Exception failure);
}
