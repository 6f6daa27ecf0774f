using System.Text.Json;
using Holdall.Values;

namespace Holdall.Fields;

/// <summary>Any JSON value, held as its text; null when unset.</summary>
public sealed record JsonField : Field
{
    /// <inheritdoc/>
    public override string Type => "json";

    /// <summary>Most bytes of the text; 0 = 1 MiB.</summary>
    public long MaxSize { get; init; }

    /// <inheritdoc/>
    public override object? Zero => null;

    /// <inheritdoc/>
    public override object? Normalize(object? input) => Cast.ToJson(input);

    /// <inheritdoc/>
    public override bool IsZero(object? value) => value is not JsonText json || json.IsEmpty;

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value)
    {
        if (value is JsonText json) json.WriteTo(writer);
        else writer.WriteNullValue();
    }
}
