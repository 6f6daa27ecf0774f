using System.Globalization;
using System.Text.Json;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Filters.Operands;

/// <summary>Values out of a request: found by a path, and turned into something that can be bound.</summary>
internal static class RequestValue
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = JsonSyntax.MaxDepth };

    /// <summary>Goes from a value down to a part of it: objects by key, lists by index.</summary>
    public static bool TryFind(object? value, ReadOnlySpan<string> path, out object? found)
    {
        found = value;
        foreach (var step in path)
        {
            if (!TryStep(found, step, out found)) return false;
        }

        return true;
    }

    /// <summary>The form in which a value is bound: null, bool, number or text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isNumber">Whether a text that is a number counts as that.</param>
    public static object? ToBindable(object? value, bool isNumber) => value switch
    {
        null or bool or double => value,
        string text when isNumber && TryParseNumber(text, out var number) => number,
        string text => text,
        JsonText json => json.Text,
        DateTimeOffset or DateTime => Cast.ToDate(value),
        JsonElement element => ToBindable(Cast.FromElement(element), isNumber),
        GeoPoint point => ToText(point),
        System.Collections.IEnumerable or FileUpload => ToJson(value),
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => Cast.ToText(value),
    };

    /// <summary>The stored form of a place.</summary>
    public static string ToText(GeoPoint point) => $"{{\"lon\":{Cast.Serialize(point.Lon)},\"lat\":{Cast.Serialize(point.Lat)}}}";

    /// <summary>The submitted items as a JSON array: of a list as they are, of a single value one, of nothing none.</summary>
    public static string ItemsToJson(object? value) => ToJson(Items(value));

    /// <summary>Number of submitted items.</summary>
    public static int CountItems(object? value) => Items(value).Count;

    /// <summary>The text of a scalar, or empty.</summary>
    public static string ToScalarText(object? value) => value is string text ? text : Cast.ToText(value);

    private static bool TryParseNumber(string text, out double number) => double.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);

    private static IReadOnlyList<object?> Items(object? value) => value switch
    {
        null or "" => [],
        IReadOnlyList<object?> list => list,
        _ => [value],
    };

    private static bool TryStep(object? value, string step, out object? found)
    {
        found = null;
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> members:
                return members.TryGetValue(step, out found);
            case IDictionary<string, object?> members:
                return members.TryGetValue(step, out found);
            case IReadOnlyList<object?> list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Count:
                found = list[i];
                return true;
            case GeoPoint point when step is "lon" or "lat":
                found = step == "lon" ? point.Lon : point.Lat;
                return true;
            case JsonText json:
                return TryStep(Parse(json), step, out found);
            case FileUpload upload:
                return Describe(upload).TryGetValue(step, out found);
            default:
                return false;
        }
    }

    private static object? Parse(JsonText json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Text, Deep);
            return Cast.FromElement(document.RootElement);
        }
        catch (JsonException)
        {
            // The text of a json field may be anything in old data; then it has no parts.
            return null;
        }
    }

    private static string ToJson(object value) => Cast.Serialize(value switch
    {
        FileUpload upload => Describe(upload),
        IReadOnlyList<object?> list => Describe(list),
        _ => value,
    });

    private static List<object?> Describe(IReadOnlyList<object?> list)
    {
        var described = new List<object?>(list.Count);
        foreach (var item in list) described.Add(item is FileUpload upload ? Describe(upload) : item);
        return described;
    }

    private static Dictionary<string, object?> Describe(FileUpload upload) => new(StringComparer.Ordinal)
    {
        ["name"] = upload.StoredName,
        ["originalName"] = upload.OriginalName,
        ["size"] = (double)upload.Size,
    };
}
