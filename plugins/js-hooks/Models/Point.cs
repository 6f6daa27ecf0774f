using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>A point on Earth that a script may move.</summary>
internal sealed class Point(GeoPoint place)
{
    public double Lon { get; set; } = place.Lon;

    public double Lat { get; set; } = place.Lat;

    public GeoPoint ToGeoPoint() => new(Lon, Lat);

    public override string ToString() => Cast.Serialize(new Dictionary<string, object?> { ["lon"] = Lon, ["lat"] = Lat });
}
