using Holdall.Fields;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of geoPoint fields.</summary>
internal static class GeoPointRules
{
    private static readonly FieldError Latitude = new("validation_invalid_latitude", "Latitude must be between -90 and 90 degrees.");
    private static readonly FieldError Longitude = new("validation_invalid_longitude", "Longitude must be between -180 and 180 degrees.");

    public static FieldError? Check(GeoPointField field, GeoPoint value)
    {
        if (value is { Lon: 0, Lat: 0 }) return field.Required ? FieldError.Required : null;
        if (value.Lat is not (>= -90 and <= 90)) return Latitude;
        return value.Lon is >= -180 and <= 180 ? null : Longitude;
    }
}
