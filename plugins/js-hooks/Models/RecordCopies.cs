using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>Copies of a record.</summary>
internal static class RecordCopies
{
    /// <summary>The record as it was read; an empty one for a new record.</summary>
    public static Record Original(Record record)
    {
        if (record.IsNew) return new Record(record.Collection);
        var copy = record.Copy();
        for (var i = 0; i < record.Collection.Fields.Count; i++) copy[i] = record.GetOriginal(record.Collection.Fields[i].Name);
        return copy.Copy();
    }

    /// <summary>The record with its values, and nothing else of it.</summary>
    public static Record Fresh(Record record)
    {
        if (!record.IsNew) return record.Copy();
        var copy = new Record(record.Collection);
        for (var i = 0; i < record.Collection.Fields.Count; i++) copy[i] = record[i];
        return copy;
    }
}
