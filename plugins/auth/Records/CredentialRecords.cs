using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Auth.Records;

/// <summary>Deletes what was made with credentials that are no longer valid, in the transaction that changes them.</summary>
internal sealed class CredentialRecords(ICollections collections, IRecords records)
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
            await DeleteAsync(SystemCollections.AuthOrigins, record, aborted);
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

    private async Task<int> DeleteAsync(string collection, Record record, CancellationToken aborted)
    {
        if (collections.Find(collection) is null) return 0;
        var found = records.List(collection, new RecordQuery
        {
            Filter = "collectionRef = {:collection} && recordRef = {:record}",
            Parameters = [("collection", record.Collection.Id), ("record", record.Id)],
        });
        foreach (var dependent in found) await records.DeleteAsync(dependent, aborted);
        return found.Count;
    }
}
