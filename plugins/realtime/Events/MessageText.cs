using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Writes what a message says of a record.</summary>
internal sealed class MessageText(IFieldPicker? picker = null)
{
    /// <param name="action">What happened.</param>
    /// <param name="record">The record, prepared for the one who gets it.</param>
    /// <param name="fields">Which fields are asked for; empty = all.</param>
    public ReadOnlyMemory<byte> Write(string action, Record record, string fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions);
        writer.WriteStartObject();
        writer.WritePropertyName("record"u8);
        if (fields.Length > 0 && Pick(record, fields) is { } picked) writer.WriteRawValue(picked, skipInputValidation: true);
        else record.WriteTo(writer);
        writer.WriteString("action"u8, action);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private string? Pick(Record record, string fields)
    {
        if (picker is null) return null;
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions);
        record.WriteTo(writer);
        writer.Flush();
        return picker.Pick(Encoding.UTF8.GetString(buffer.WrittenSpan), fields);
    }
}
