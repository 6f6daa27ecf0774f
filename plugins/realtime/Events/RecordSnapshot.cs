using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Copies of records.</summary>
internal static class RecordSnapshot
{
    /// <summary>The fields only: nothing that was added to the record or expanded, and hidden what the collection hides.</summary>
    public static Record Of(Record record)
    {
        var values = new object?[record.Collection.Fields.Count];
        for (var i = 0; i < values.Length; i++) values[i] = record[i];
        return new Record(record.Collection, values);
    }
}
