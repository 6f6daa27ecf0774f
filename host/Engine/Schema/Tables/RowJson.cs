using System.Text.Json;
using Holdall.Engine.Fields.Columns;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Schema.Tables;

/// <summary>
/// Writes rows straight from SQLite as the JSON of records, for requests in which nothing needs the record as an object.
/// </summary>
internal sealed class RowJson
{
    private static readonly JsonEncodedText CollectionIdKey = JsonEncodedText.Encode("collectionId");
    private static readonly JsonEncodedText CollectionNameKey = JsonEncodedText.Encode("collectionName");

    private readonly JsonEncodedText _collectionId;
    private readonly JsonEncodedText _collectionName;
    private readonly Part[] _parts;
    private readonly RecordTable _table;

    public RowJson(RecordTable table)
    {
        _table = table;
        _collectionId = JsonEncodedText.Encode(table.Collection.Id, JsonStyle.Encoder);
        _collectionName = JsonEncodedText.Encode(table.Collection.Name, JsonStyle.Encoder);
        var parts = new List<Part>(table.Columns.Length + 2);
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var visibility = table.Collection.VisibilityOf(table.Columns[i].Field);
            if (visibility != FieldVisibility.Nobody) parts.Add(new Part(table.Columns[i].Field.Name, table.Columns[i], i, visibility));
        }

        parts.Add(new Part("collectionId", null, 0, FieldVisibility.Everyone));
        parts.Add(new Part("collectionName", null, 1, FieldVisibility.Everyone));
        _parts = [.. parts.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>Writes the row that a statement stands on.</summary>
    /// <param name="writer">Takes the object.</param>
    /// <param name="row">Its first columns are those of the table.</param>
    /// <param name="viewer">Who will see it.</param>
    public void Write(Utf8JsonWriter writer, Statement row, in Viewer viewer)
    {
        writer.WriteStartObject();
        foreach (var part in _parts)
        {
            if (part.Column is null)
            {
                if (part.Index == 0) writer.WriteString(CollectionIdKey, _collectionId);
                else writer.WriteString(CollectionNameKey, _collectionName);
            }
            else if (part.Visibility == FieldVisibility.Everyone || IsShown(part.Visibility, row, viewer))
            {
                writer.WritePropertyName(part.Column.Key);
                part.Column.WriteJson(writer, row, part.Index);
            }
        }

        writer.WriteEndObject();
    }

    private bool IsShown(FieldVisibility visibility, Statement row, in Viewer viewer)
    {
        if (viewer.IsSuperuser) return true;
        if (visibility == FieldVisibility.Superusers) return false;
        return _table.EmailVisibilityColumn >= 0 && BoolColumn.IsTrue(row, _table.EmailVisibilityColumn)
            || viewer.OwnId is not null && row.Text(_table.IdColumn) == viewer.OwnId;
    }

    private readonly record struct Part(string Name, Column? Column, int Index, FieldVisibility Visibility);
}
