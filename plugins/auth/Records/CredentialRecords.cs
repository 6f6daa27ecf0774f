using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Options;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Records;
using Holdall.Values;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.Records;

/// <summary>Deletes what was made with credentials that are no longer valid, in the transaction that changes them.</summary>
internal sealed partial class CredentialRecords(ICollections collections, IRecords records, ILogger<CredentialRecords> logger)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Writes an auth record with <paramref name="write"/> and does around it what the change asks for.</summary>
    public async Task AroundUpdateAsync(Record record, Func<Task> write, CancellationToken aborted)
    {
        // The write makes the record forget what was stored.
        var isPasswordNew = record.IsUnsaved(FieldNames.Password);
        var oldKey = record.GetStored(FieldNames.TokenKey) as string;
        if (record.GetBool(FieldNames.Verified) && !Cast.ToBool(record.GetStored(FieldNames.Verified))) await DropLinksAsync(record, aborted);
        await write();
        if (isPasswordNew)
        {
            await DeleteAsync(SystemCollections.Mfas, record, aborted);
            await DeleteOriginsAsync(record, aborted);
        }

        if (record.GetString(FieldNames.TokenKey) == oldKey) return;
        await DeleteAsync(SystemCollections.Otps, record, aborted);
        await DeleteAsync(SessionStore.Name, record, aborted);
    }

    /// <summary>Whoever linked a provider before the address was proven may be somebody else: the links end, and all tokens with them.</summary>
    private async Task DropLinksAsync(Record record, CancellationToken aborted)
    {
        if (await DeleteAsync(SystemCollections.ExternalAuths, record, aborted) > 0 && !record.IsUnsaved(FieldNames.TokenKey))
        {
            record[FieldNames.TokenKey] = RandomNumberGenerator.GetString(Letters, 50);
        }
    }

    /// <summary>Where somebody has signed in from gives no access to anything: one that stays is no reason to refuse a new password.</summary>
    private async Task DeleteOriginsAsync(Record record, CancellationToken aborted)
    {
        foreach (var origin in Find(SystemCollections.AuthOrigins, record))
        {
            try
            {
                await records.DeleteAsync(origin, aborted);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogOriginKept(logger, origin.Id, record.Collection.Name, record.Id, e);
            }
        }
    }

    private async Task<int> DeleteAsync(string collection, Record record, CancellationToken aborted)
    {
        var found = Find(collection, record);
        foreach (var dependent in found) await records.DeleteAsync(dependent, aborted);
        return found.Count;
    }

    private IReadOnlyList<Record> Find(string collection, Record record) =>
        collections.Find(collection) is null ? [] : records.ListOf(collection, record);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The place {Origin} that {Collection} {Id} has signed in from could not be deleted with the password")]
    private static partial void LogOriginKept(ILogger logger, string origin, string collection, string id, Exception failure);
}
