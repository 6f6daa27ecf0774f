using Holdall.Plugins.JsHooks.Errors;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>Values that are more than a text or a number.</summary>
internal static class PlainTypes
{
    public static readonly HostType<JsonText> Json = new HostType<JsonText>("JSONRaw")
        .Method("string", json => json.Text)
        .AsText(json => json.Text)
        .AsJson(json => json);

    public static readonly HostType<Point> Points = new HostType<Point>("GeoPoint")
        .Property("lon", point => point.Lon, (point, a) => point.Lon = a.Number(0))
        .Property("lat", point => point.Lat, (point, a) => point.Lat = a.Number(0))
        .Method("string", point => point.ToString())
        .AsText(point => point.ToString())
        .AsJson(point => point.ToGeoPoint());

    public static readonly HostType<FieldError> FieldErrors = new HostType<FieldError>("ValidationError")
        .Method("code", error => error.Code)
        .Method("message", error => error.Message)
        .Method("params", error => error.Parameters)
        .Method("error", error => error.Message)
        .AsText(error => error.Message);

    public static readonly HostType<Exception> Errors = new HostType<Exception>("error")
        .Method("error", error => ErrorText.Of(error))
        .AsText(error => ErrorText.Of(error))
        .AsJson(_ => new Dictionary<string, object?>());
}
