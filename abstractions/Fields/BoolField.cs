using System.Text.Json;
using Holdall.Values;

namespace Holdall.Fields;

/// <summary>True or false.</summary>
public sealed record BoolField : Field
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <inheritdoc/>
    public override string Type => "bool";

    /// <inheritdoc/>
    public override object? Zero => False;

    /// <inheritdoc/>
    public override object? Normalize(object? input) => Cast.ToBool(input) ? True : False;

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value) => writer.WriteBooleanValue(value is true);
}
