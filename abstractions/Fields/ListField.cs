using System.Text.Json;
using Holdall.Values;

namespace Holdall.Fields;

/// <summary>A field that holds one text or, when <see cref="MaxSelect"/> is above 1, a list of different texts.</summary>
public abstract record ListField : Field
{
    private static readonly string[] None = [];

    /// <summary>Most values; up to 1 makes it a single-value field.</summary>
    public long MaxSelect { get; init; }

    /// <inheritdoc/>
    public override bool IsMultiple => MaxSelect > 1;

    /// <inheritdoc/>
    public override object? Zero => IsMultiple ? None : "";

    /// <inheritdoc/>
    public override object? Normalize(object? input)
    {
        if (!IsMultiple && input is string single && !single.Contains('[')) return single;
        var values = Cast.ToUniqueList(input);
        if (IsMultiple) return values;
        return values.Length == 0 ? "" : values[^1];
    }

    /// <inheritdoc/>
    public override bool IsZero(object? value) => value is null or "" or string[] { Length: 0 };

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value)
    {
        if (!IsMultiple)
        {
            writer.WriteStringValue((string?)value ?? "");
            return;
        }

        writer.WriteStartArray();
        foreach (var item in (string[]?)value ?? None) writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}
