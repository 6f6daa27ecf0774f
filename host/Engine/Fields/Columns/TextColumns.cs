using System.Text.Json;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Fields.Columns;

/// <summary>Text as it is.</summary>
internal sealed class TextColumn(Field field) : Column(field)
{
    public override object? Read(Statement row, int index) => row.Text(index);

    public override void Bind(Statement statement, int index, object? value) => statement.Bind(index, (string?)value ?? "");

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index) => writer.WriteStringValue(row.Utf8(index));
}

/// <summary>A hash that is never shown.</summary>
internal sealed class PasswordColumn(Field field) : Column(field)
{
    public override object? Read(Statement row, int index) => row.Text(index);

    public override void Bind(Statement statement, int index, object? value) => statement.Bind(index, (string?)value ?? "");

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index) => writer.WriteStringValue(""u8);
}

/// <summary>A date; what is stored in another layout is read as the date that it means.</summary>
internal sealed class DateColumn(Field field) : Column(field)
{
    public override object? Read(Statement row, int index) => IsCanonical(row.Utf8(index)) ? row.Text(index) : DateText.Normalize(row.Text(index));

    public override void Bind(Statement statement, int index, object? value) => statement.Bind(index, (string?)value ?? "");

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index)
    {
        var utf8 = row.Utf8(index);
        if (IsCanonical(utf8)) writer.WriteStringValue(utf8);
        else writer.WriteStringValue(DateText.Normalize(row.Text(index)));
    }

    private static bool IsCanonical(ReadOnlySpan<byte> utf8) =>
        utf8.IsEmpty || utf8.Length == 24 && utf8[4] == '-' && utf8[7] == '-' && utf8[10] == ' ' && utf8[13] == ':' && utf8[16] == ':' && utf8[19] == '.'
            && utf8[23] == 'Z';
}

/// <summary>One text of a select, relation or file field; of a list left from earlier options the last one.</summary>
internal sealed class SingleColumn(Field field) : Column(field)
{
    public override object? Read(Statement row, int index) => row.Utf8(index).Contains((byte)'[') ? Field.Normalize(row.Text(index)) : row.Text(index);

    public override void Bind(Statement statement, int index, object? value) => statement.Bind(index, (string?)value ?? "");

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index)
    {
        var utf8 = row.Utf8(index);
        if (utf8.Contains((byte)'[')) Field.WriteValue(writer, Field.Normalize(row.Text(index)));
        else writer.WriteStringValue(utf8);
    }
}
