using System.Text.Json;

namespace Holdall.Collections;

/// <summary>A 64-bit floating point number (spec 02, section 12.2).</summary>
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

/// <summary>True or false (spec 02, section 12.3).</summary>
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

/// <summary>Any JSON value, held as its text; null when unset (spec 02, section 12.12).</summary>
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

/// <summary>A place on Earth (spec 02, section 12.14).</summary>
public sealed record GeoPointField : Field
{
    private static readonly object Nowhere = default(GeoPoint);

    /// <inheritdoc/>
    public override string Type => "geoPoint";

    /// <inheritdoc/>
    public override object? Zero => Nowhere;

    /// <inheritdoc/>
    public override object? Normalize(object? input) => input is GeoPoint ? input : Cast.ToGeoPoint(input);

    /// <inheritdoc/>
    public override void WriteValue(Utf8JsonWriter writer, object? value)
    {
        var point = value is GeoPoint p ? p : default;
        writer.WriteStartObject();
        writer.WritePropertyName("lon"u8);
        Cast.WriteNumber(writer, point.Lon);
        writer.WritePropertyName("lat"u8);
        Cast.WriteNumber(writer, point.Lat);
        writer.WriteEndObject();
    }
}
