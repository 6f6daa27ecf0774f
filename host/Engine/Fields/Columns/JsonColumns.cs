using System.Buffers;
using System.Text.Json;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Fields.Columns;

/// <summary>A list of texts, stored as a JSON array; a plain text left from earlier options is a list of one.</summary>
internal sealed class ListColumn(Field field) : Column(field)
{
    public override object? Read(Statement row, int index) => row.Utf8(index) is [(byte)'[', (byte)']'] ? Field.Zero : Field.Normalize(row.Text(index));

    public override void Bind(Statement statement, int index, object? value)
    {
        if (value is not string[] { Length: > 0 } list)
        {
            statement.BindUtf8(index, "[]"u8);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions)) Field.WriteValue(writer, list);
        statement.BindUtf8(index, buffer.WrittenSpan);
    }

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index) => Field.WriteValue(writer, Read(row, index));
}

/// <summary>Any JSON. It is bound as text, and SQLite makes numbers of what looks like one.</summary>
internal sealed class JsonColumn(Field field) : Column(field)
{
    /// <summary>A text that is no JSON, left by another program or a former field, means itself in quotes.</summary>
    public override object? Read(Statement row, int index) => row.KindOf(index) switch
    {
        DbValueKind.Null => null,
        DbValueKind.Integer => new JsonText(row.Text(index)),
        DbValueKind.Real => new JsonText(Cast.Serialize(row.Double(index))),
        _ => Field.Normalize(row.Text(index)),
    };

    public override void Bind(Statement statement, int index, object? value)
    {
        if (value is JsonText json) statement.Bind(index, json.Text);
        else statement.BindNull(index);
    }

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index)
    {
        if (row.IsNull(index)) writer.WriteNullValue();
        else if (row.KindOf(index) == DbValueKind.Real) Cast.WriteNumber(writer, row.Double(index));
        else JsonSyntax.WriteFromText(writer, row.Utf8(index));
    }
}

/// <summary>A place, stored as an object with <c>lon</c> and <c>lat</c>.</summary>
internal sealed class GeoPointColumn(Field field) : Column(field)
{
    /// <summary>What is no place reads as the zero place: a value that another program has left must not hide its row, nor those around it.</summary>
    public override object? Read(Statement row, int index) => row.Utf8(index).IsEmpty ? Field.Zero : Cast.ToGeoPoint(row.Text(index));

    public override void Bind(Statement statement, int index, object? value)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer)) Field.WriteValue(writer, value);
        statement.BindUtf8(index, buffer.WrittenSpan);
    }

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index) => Field.WriteValue(writer, Read(row, index));
}
