using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Holdall.Values;

/// <summary>JSON as values: read from elements, and written. Neither needs more stack for what is nested deeper.</summary>
internal static class JsonTree
{
    /// <summary>A json field may be nested <see cref="JsonSyntax.MaxDepth"/> times, and stands in a record in a page.</summary>
    public const int MaxDepth = JsonSyntax.MaxDepth + 100;

    private static readonly Comparison<KeyValuePair<string, object?>> ByName = static (a, b) => string.CompareOrdinal(a.Key, b.Key);

    public static object? Read(JsonElement element)
    {
        if (!IsNested(element)) return Scalar(element);
        var root = new Level(element);
        var open = new Stack<Level>();
        open.Push(root);
        while (open.TryPeek(out var level))
        {
            if (!level.MoveNext(out var item))
            {
                open.Pop();
            }
            else if (IsNested(item))
            {
                var inner = new Level(item);
                level.Add(inner.Value);
                open.Push(inner);
            }
            else
            {
                level.Add(Scalar(item));
            }
        }

        return root.Value;
    }

    public static void Write(Utf8JsonWriter writer, object? input)
    {
        if (Begin(writer, input) is not { } first) return;
        var open = new Stack<IEnumerator>();
        open.Push(first);
        while (open.TryPeek(out var level))
        {
            var members = level as IEnumerator<KeyValuePair<string, object?>>;
            if (!level.MoveNext())
            {
                if (members is null) writer.WriteEndArray();
                else writer.WriteEndObject();
                (open.Pop() as IDisposable)?.Dispose();
                continue;
            }

            if (members is not null) writer.WritePropertyName(members.Current.Key);
            if (Begin(writer, members is null ? level.Current : members.Current.Value) is { } inner) open.Push(inner);
        }
    }

    private static bool IsNested(JsonElement element) => element.ValueKind is JsonValueKind.Array or JsonValueKind.Object;

    private static object? Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => ElementText.Of(element),
        _ => null,
    };

    /// <summary>Writes a value, of a list or map its beginning.</summary>
    /// <returns>What is to be written in it; null when the value is written.</returns>
    private static IEnumerator? Begin(Utf8JsonWriter writer, object? input)
    {
        switch (input)
        {
            case null:
                writer.WriteNullValue();
                return null;
            case string text:
                writer.WriteStringValue(text);
                return null;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return null;
            case JsonText json:
                json.WriteTo(writer);
                return null;
            case JsonElement element:
                return Begin(writer, Read(element));
            case GeoPoint point:
                return Begin(writer, new Dictionary<string, object?> { ["lat"] = point.Lat, ["lon"] = point.Lon });
            case IEnumerable<KeyValuePair<string, object?>> members:
                var sorted = new List<KeyValuePair<string, object?>>(members);
                sorted.Sort(ByName);
                writer.WriteStartObject();
                return sorted.GetEnumerator();
            case IEnumerable items:
                writer.WriteStartArray();
                return items.GetEnumerator();
            case IConvertible number and not DateTime:
                Cast.WriteNumber(writer, Convert.ToDouble(number, CultureInfo.InvariantCulture));
                return null;
            default:
                writer.WriteStringValue(Cast.ToText(input));
                return null;
        }
    }

    /// <summary>A list or map that is being read.</summary>
    private sealed class Level
    {
        private readonly List<object?>? _list;
        private readonly Dictionary<string, object?>? _map;
        private JsonElement.ArrayEnumerator _items;
        private JsonElement.ObjectEnumerator _members;

        public Level(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                _list = new List<object?>(element.GetArrayLength());
                _items = element.EnumerateArray();
            }
            else
            {
                _map = new Dictionary<string, object?>(StringComparer.Ordinal);
                _members = element.EnumerateObject();
            }
        }

        public object Value => _list ?? (object)_map!;

        public bool MoveNext(out JsonElement item)
        {
            var isThere = _list is not null ? _items.MoveNext() : _members.MoveNext();
            item = !isThere ? default : _list is not null ? _items.Current : _members.Current.Value;
            return isThere;
        }

        public void Add(object? value)
        {
            if (_list is not null) _list.Add(value);
            else _map![ElementText.NameOf(_members.Current)] = value;
        }
    }
}
