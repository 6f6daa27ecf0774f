namespace Holdall.Values;

/// <summary>A place on Earth.</summary>
/// <param name="Lon">Degrees east, -180 to 180.</param>
/// <param name="Lat">Degrees north, -90 to 90.</param>
public readonly record struct GeoPoint(double Lon, double Lat);
