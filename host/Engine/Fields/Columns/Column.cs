using System.Text.Json;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Fields.Columns;

/// <summary>How the values of a field stand in a table. Any storage class is tolerated when reading.</summary>
internal abstract class Column(Field field)
{
    public Field Field { get; } = field;

    /// <summary>The name of the field as a key in JSON, encoded once.</summary>
    public JsonEncodedText Key { get; } = JsonEncodedText.Encode(field.Name, JsonStyle.Encoder);

    public static Column For(Field field) => field switch
    {
        PasswordField => new PasswordColumn(field),
        DateField or AutodateField => new DateColumn(field),
        StringField => new TextColumn(field),
        NumberField => new NumberColumn(field),
        BoolField => new BoolColumn(field),
        ListField { IsMultiple: true } => new ListColumn(field),
        ListField => new SingleColumn(field),
        JsonField => new JsonColumn(field),
        GeoPointField => new GeoPointColumn(field),
        _ => throw new NotSupportedException($"Fields of type {field.Type} have no column."),
    };

    /// <summary>The value of a column as <see cref="Field.Normalize"/> gives it.</summary>
    public abstract object? Read(Statement row, int index);

    /// <summary>Binds a value that <see cref="Field.Normalize"/> gave.</summary>
    public abstract void Bind(Statement statement, int index, object? value);

    /// <summary>Writes the value of a column as JSON, without making an object of it where possible.</summary>
    public abstract void WriteJson(Utf8JsonWriter writer, Statement row, int index);
}
