using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Records;

/// <summary>Deletes what was made with credentials that are no longer valid (spec 05, section 1.6), in the transaction that changes them.</summary>
internal sealed class CredentialRecords(ICollections collections, IRecords records)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Writes an auth record with <paramref name="write"/> and does around it what the change asks for.</summary>
    public async Task AroundUpdateAsync(Record record, Func<Task> write, CancellationToken aborted)
    {
        // The write makes the record forget what was stored.
        var isPasswordNew = record.IsUnsaved("password");
        var oldKey = record.GetStored("tokenKey") as string;
        if (record.GetBool("verified") && !Cast.ToBool(record.GetStored("verified"))) await DropLinksAsync(record, aborted);
        await write();
        if (isPasswordNew)
        {
            await DeleteAsync(SystemCollections.Mfas, record, aborted);
            await DeleteAsync(SystemCollections.AuthOrigins, record, aborted);
        }

        if (record.GetString("tokenKey") != oldKey) await DeleteAsync(SystemCollections.Otps, record, aborted);
    }

    /// <summary>Whoever linked a provider before the address was proven may be somebody else: the links end, and all tokens with them.</summary>
    private async Task DropLinksAsync(Record record, CancellationToken aborted)
    {
        if (await DeleteAsync(SystemCollections.ExternalAuths, record, aborted) > 0 && !record.IsUnsaved("tokenKey")) record["tokenKey"] = RandomNumberGenerator.GetString(Letters, 50);
    }

    private async Task<int> DeleteAsync(string collection, Record record, CancellationToken aborted)
    {
        if (collections.Find(collection) is null) return 0;
        var found = records.List(collection, new RecordQuery { Filter = "collectionRef = {:collection} && recordRef = {:record}", Parameters = [("collection", record.Collection.Id), ("record", record.Id)] });
        foreach (var dependent in found) await records.DeleteAsync(dependent, aborted);
        return found.Count;
    }
}
