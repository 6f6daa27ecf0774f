using System.Text;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary>The stored one-time passwords.</summary>
/// <param name="collections">The collections.</param>
/// <param name="records">The records.</param>
/// <param name="time">The clock.</param>
/// <param name="isDevelopment">Whether any number may wait to be used.</param>
internal sealed class OneTimePasswordStore(ICollections collections, IRecords records, TimeProvider time, bool isDevelopment)
{
    /// <summary>The field with the address that one was sent to.</summary>
    public const string SentTo = "sentTo";

    /// <summary>How many of a record may wait to be used.</summary>
    public const int MaxWaiting = 10;

    /// <summary>The most bytes that can be hashed.</summary>
    public const int MaxBytes = 72;

    private const long DefaultMax = 71;

    /// <summary>The cost of hashing one.</summary>
    public int Cost => Field.HashCost;

    private PasswordField Field => (PasswordField)collections.Get(SystemCollections.Otps).Fields[FieldNames.Password];

    /// <exception cref="ApiException">403, the collection has none.</exception>
    public static void RefuseIfOff(Collection collection)
    {
        if (!collection.Auth!.Otp.Enabled) throw ApiException.Forbidden("The collection is not configured to allow OTP authentication.");
    }

    /// <summary>
    /// Refuses a password that can't be stored, such as one of more digits than can be hashed. It is looked at before it counts for whom it is, so that the
    /// answer does not tell who has an account.
    /// </summary>
    /// <exception cref="ApiException">400.</exception>
    public void RefuseUnusable(string password)
    {
        var length = 0;
        foreach (var _ in password.EnumerateRunes()) length++;
        var most = Field.Max == 0 ? DefaultMax : Field.Max;
        if (length > 0 && length >= Field.Min && length <= most && Encoding.UTF8.GetByteCount(password) <= MaxBytes) return;
        throw new ApiException(StatusCodes.Status400BadRequest)
        {
            Reason = $"a one-time password of {length} characters can't be used; the option otp.length may be {most} at most",
        };
    }

    /// <summary>The newest one of a record that has as many as it may have; otherwise null.</summary>
    public Record? FindExcess(Record record)
    {
        if (isDevelopment) return null;
        var waiting = records.List(SystemCollections.Otps, new RecordQuery
        {
            Filter = "collectionRef = {:collection} && recordRef = {:record} && created >= {:oldest}",
            Sort = "-created",
            Limit = MaxWaiting,
            Parameters = [("collection", record.Collection.Id), ("record", record.Id), ("oldest", Cast.ToDate(OldestOf(record.Collection)))],
        });
        return waiting.Count < MaxWaiting ? null : waiting[0];
    }

    /// <summary>Stores a new one.</summary>
    public async Task<Record> CreateAsync(Record record, string password, CancellationToken aborted)
    {
        var otp = new Record(collections.Get(SystemCollections.Otps))
        {
            [FieldNames.CollectionRef] = record.Collection.Id,
            [FieldNames.RecordRef] = record.Id,
            [FieldNames.Password] = password,
        };
        await records.SaveAsync(otp, aborted);
        return otp;
    }

    /// <summary>The one with this id and the record that it is for; null when it can't be used.</summary>
    public (Record Otp, Record Record)? Find(Collection collection, string id)
    {
        if (records.Find(SystemCollections.Otps, id) is not { } otp || otp.GetString(FieldNames.CollectionRef) != collection.Id) return null;
        if (otp.GetDate(FieldNames.Created) is not { } created || created < OldestOf(collection)) return null;
        return records.Find(collection.Id, otp.GetString(FieldNames.RecordRef)) is { } record ? (otp, record) : null;
    }

    private DateTimeOffset OldestOf(Collection collection) => time.GetUtcNow().AddSeconds(-collection.Auth!.Otp.Duration);
}
