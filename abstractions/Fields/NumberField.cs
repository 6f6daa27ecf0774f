using System.Text.Json;
using Holdall.Values;

namespace Holdall.Fields;

/// <summary>A 64-bit floating point number.</summary>
public sealed record NumberField : Field
{
    private static readonly object ZeroNumber = 0d;

    /// <inheritdoc/>
    public override string Type => "number";

    /// <summary>Smallest value; null = no limit.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value; null = no limit.</summary>
    public double? Max { get; init; }

    /// <summary>Whether decimals are refused.</summary>
    public bool OnlyInt { get; init; }

    /// <inheritdoc/>
    public override object? Zero => ZeroNumber;

    /// <inheritdoc/>
    public override object? Normalize(object? input) => input is double ? input : Cast.ToNumber(input);

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value) => Cast.WriteNumber(writer, value is double d ? d : 0);
}
