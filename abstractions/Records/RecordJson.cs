using System.Text.Json;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Records;

/// <summary>
/// The JSON of a record. The keys <c>collectionId</c>, <c>collectionName</c> and <c>expand</c> take their place in the byte order of the fields.
/// </summary>
internal static class RecordJson
{
    public static void Write(Utf8JsonWriter writer, Record record)
    {
        if (record is { ShowCustomData: true, Custom: not null })
        {
            WriteWithCustomData(writer, record);
            return;
        }

        var collection = record.Collection;
        var extra = 0;
        writer.WriteStartObject();
        foreach (var ordinal in collection.Fields.OrdinalsByName)
        {
            var field = collection.Fields[ordinal];
            extra = WriteExtra(writer, record, extra, field.Name);
            if (IsShown(record, field)) WriteField(writer, field, record[ordinal]);
        }

        WriteExtra(writer, record, extra, null);
        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, Field field, object? value)
    {
        writer.WritePropertyName(field.Name);
        field.WriteValue(writer, value);
    }

    /// <summary>Writes those of the three further keys that stand before a name, and tells how many are done.</summary>
    private static int WriteExtra(Utf8JsonWriter writer, Record record, int done, string? before)
    {
        if (done == 0 && Precedes("collectionId", before))
        {
            writer.WriteString("collectionId"u8, record.Collection.Id);
            done = 1;
        }

        if (done == 1 && Precedes("collectionName", before))
        {
            writer.WriteString("collectionName"u8, record.Collection.Name);
            done = 2;
        }

        if (done == 2 && Precedes("expand", before))
        {
            WriteExpand(writer, record);
            done = 3;
        }

        return done;
    }

    private static bool Precedes(string key, string? name) => name is null || string.CompareOrdinal(key, name) < 0;

    private static void WriteExpand(Utf8JsonWriter writer, Record record)
    {
        if (record.Expand is null) return;
        writer.WritePropertyName("expand"u8);
        WriteRelated(writer, record.Expand);
    }

    private static void WriteRelated(Utf8JsonWriter writer, IDictionary<string, object> related)
    {
        var keys = new List<string>(related.Keys);
        keys.Sort(string.CompareOrdinal);
        writer.WriteStartObject();
        foreach (var key in keys)
        {
            writer.WritePropertyName(key);
            if (related[key] is Record one)
            {
                Write(writer, one);
                continue;
            }

            writer.WriteStartArray();
            foreach (var item in (IEnumerable<Record>)related[key]) Write(writer, item);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static bool IsShown(Record record, Field field) => record.Collection.VisibilityOf(field) switch
    {
        FieldVisibility.Nobody => false,
        FieldVisibility.Email when !record.ShowEmail && !record.GetBool(FieldNames.EmailVisibility) => false,
        var visibility => record.ShownOf(field) ?? visibility != FieldVisibility.Superusers,
    };

    private static void WriteWithCustomData(Utf8JsonWriter writer, Record record)
    {
        var members = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in record.Custom!) members[key] = value;
        for (var i = 0; i < record.Collection.Fields.Count; i++)
        {
            var field = record.Collection.Fields[i];
            if (IsShown(record, field)) members[field.Name] = field;
        }

        members["collectionId"] = record.Collection.Id;
        members["collectionName"] = record.Collection.Name;
        if (record.Expand is not null) members["expand"] = record.Expand;
        writer.WriteStartObject();
        foreach (var (key, value) in members)
        {
            writer.WritePropertyName(key);
            if (value is Field field) field.WriteValue(writer, record[key]);
            else if (record.Expand is { } related && ReferenceEquals(value, related)) WriteRelated(writer, related);
            else Cast.WriteTree(writer, value);
        }

        writer.WriteEndObject();
    }
}
