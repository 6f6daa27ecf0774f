using Holdall.Auth;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Credentials;

/// <summary>A session or a key that is valid, as far as it was read.</summary>
/// <param name="record">Its record. It is shared, and must not be changed.</param>
internal sealed class LiveCredential(Record record)
{
    /// <summary>The field with the time of its last use.</summary>
    public const string LastUsed = "lastUsed";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private long _noted = (record.GetDate(LastUsed) ?? DateTimeOffset.MinValue).Ticks;

    public Record Record => record;

    /// <summary>Id of the auth record that it lets in.</summary>
    public string OwnerId { get; } = record.GetString(FieldNames.RecordRef);

    /// <summary>Id of the collection of that record.</summary>
    public string CollectionId { get; } = record.GetString(FieldNames.CollectionRef);

    /// <summary>When it ends; null = never.</summary>
    public DateTimeOffset? Expires { get; } = record.GetDate("expires");

    /// <summary>What it is limited to; null = nothing.</summary>
    public AccessScope? Scope { get; init; }

    /// <summary>Whether a use has to be written down: not each one, but one in a few minutes.</summary>
    public bool IsNoteworthy(DateTimeOffset now)
    {
        var noted = Interlocked.Read(ref _noted);
        return now.Ticks - noted >= Interval.Ticks && Interlocked.CompareExchange(ref _noted, now.Ticks, noted) == noted;
    }
}
