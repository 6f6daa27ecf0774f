using System.Text.Json;

namespace Holdall.Values;

/// <summary>Lists of different, non-empty texts: the values of select, relation and file fields.</summary>
internal static class TextLists
{
    private const int FewItems = 16;

    public static string[] Read(object? input)
    {
        switch (input)
        {
            case null or "":
                return [];
            case string[] list:
                return Unique(list);
            case string text:
                return text.Contains('[') && ParseTextList(text) is { } parsed ? Unique(parsed) : [text];
            case JsonElement element:
                return Read(Cast.FromElement(element));
            case JsonText json:
                return Read(json.Text);
            case IEnumerable<object?> items:
                return FromItems(items);
            default:
                var single = Cast.ToText(input);
                return single.Length == 0 ? [] : [single];
        }
    }

    private static string[]? ParseTextList(string text)
    {
        if (!JsonSyntax.TryParse(text, out var root) || root.ValueKind != JsonValueKind.Array) return null;
        var list = new string[root.GetArrayLength()];
        var i = 0;
        foreach (var item in root.EnumerateArray())
        {
            if (item.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) return null;
            list[i++] = item.ValueKind == JsonValueKind.Null ? "" : ElementText.Of(item);
        }

        return list;
    }

    private static string[] FromItems(IEnumerable<object?> items)
    {
        var list = new List<string>();
        foreach (var item in items)
        {
            var value = item is JsonElement element ? Cast.FromElement(element) : item;
            if (value is not string && value is System.Collections.IEnumerable) return [];
            list.Add(Cast.ToText(value));
        }

        return Unique([.. list]);
    }

    private static string[] Unique(string[] list)
    {
        var seen = list.Length > FewItems ? new HashSet<string>(list.Length, StringComparer.Ordinal) : null;
        var kept = 0;
        string[]? unique = null;
        for (var i = 0; i < list.Length; i++)
        {
            var item = list[i] ?? "";
            var isNew = item.Length > 0 && (seen?.Add(item) ?? Array.IndexOf(unique ?? list, item, 0, kept) < 0);
            if (isNew && unique is not null) unique[kept] = item;
            if (!isNew) unique ??= (string[])list.Clone();
            if (isNew) kept++;
        }

        return unique is null ? list : unique[..kept];
    }
}
