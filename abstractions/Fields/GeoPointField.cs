using System.Text.Json;
using Holdall.Values;

namespace Holdall.Fields;

/// <summary>A place on Earth.</summary>
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
