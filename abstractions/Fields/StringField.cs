using System.Text.Json;
using Holdall.Values;

namespace Holdall.Fields;

/// <summary>A field that holds one text.</summary>
public abstract record StringField : Field
{
    /// <inheritdoc/>
    public override object? Zero => "";

    /// <inheritdoc/>
    public override object? Normalize(object? input) => Cast.ToText(input);

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value) => writer.WriteStringValue((string?)value ?? "");
}
