using System.Text.Json;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Host.Responses;

/// <summary>Picks from a JSON answer what the parameter <c>fields</c> names.</summary>
internal sealed class FieldPicker
{
    private const string Rest = "*";

    /// <summary>Names with more steps come from nobody who wants an answer.</summary>
    private const int MaxSteps = 100;

    /// <summary>Most names that are read; no answer has as many.</summary>
    private const int MaxNames = 5_000;

    private readonly NamedFields _fields;

    private FieldPicker(NamedFields fields) => _fields = fields;

    /// <summary>Reads the parameter.</summary>
    /// <param name="text">The parameter.</param>
    /// <param name="picker">The picker; null when the parameter names nothing and so everything stays.</param>
    /// <returns>False when the parameter can't be read.</returns>
    public static bool TryParse(string text, out FieldPicker? picker)
    {
        picker = null;
        if (!PickedFields.TrySplit(text, out var parts) || parts.Count > MaxNames) return false;
        var fields = new Dictionary<string, Excerpt?>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part.AsSpan().Count('.') > MaxSteps) return false;
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            Excerpt? excerpt = null;
            if (colon >= 0 && !Excerpt.TryParse(part[(colon + 1)..], out excerpt)) return false;
            fields[(colon < 0 ? part : part[..colon]).Trim().TrimEnd('.')] = excerpt;
        }

        if (fields.Count > 0) picker = new FieldPicker(new NamedFields(fields));
        return true;
    }

    /// <summary>Reads the parameter of a request; null when everything stays.</summary>
    /// <exception cref="ApiException">400, it can't be read.</exception>
    public static FieldPicker? Parse(string text) => TryParse(text, out var picker) ? picker : throw ApiException.BadRequest();

    public void Pick(ReadOnlyMemory<byte> json, Utf8JsonWriter writer)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonTree.MaxDepth });
        var root = document.RootElement;
        if (!IsPage(root))
        {
            Pick(writer, root, _fields);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in Sorted(root))
        {
            writer.WritePropertyName(member.Name);
            if (member.Name == "items") Pick(writer, member.Value, _fields);
            else WriteWhole(writer, member.Value, null);
        }

        writer.WriteEndObject();
    }

    /// <summary>The envelope of a list stays, whatever the names.</summary>
    private static bool IsPage(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
        && root.TryGetProperty("page", out _) && root.TryGetProperty("perPage", out _)
        && root.TryGetProperty("totalItems", out _) && root.TryGetProperty("totalPages", out _);

    private static void Pick(Utf8JsonWriter writer, JsonElement value, NamedFields fields)
    {
        if (value.ValueKind == JsonValueKind.Object) PickMembers(writer, value, fields);
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object)
        {
            PickItems(writer, value, fields);
        }
        else WriteWhole(writer, value, null);
    }

    private static void PickItems(Utf8JsonWriter writer, JsonElement items, NamedFields fields)
    {
        writer.WriteStartArray();
        foreach (var item in items.EnumerateArray()) Pick(writer, item, fields);
        writer.WriteEndArray();
    }

    private static void PickMembers(Utf8JsonWriter writer, JsonElement value, NamedFields fields)
    {
        writer.WriteStartObject();
        foreach (var member in Sorted(value))
        {
            if (fields.TryGet(member.Name, out var excerpt))
            {
                writer.WritePropertyName(member.Name);
                WriteWhole(writer, member.Value, excerpt);
            }
            else if (fields.Below(member.Name) is { IsEmpty: false } inner)
            {
                writer.WritePropertyName(member.Name);
                Pick(writer, member.Value, inner);
            }
            else if (fields.TryGet(Rest, out excerpt))
            {
                writer.WritePropertyName(member.Name);
                WriteWhole(writer, member.Value, excerpt);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteWhole(Utf8JsonWriter writer, JsonElement value, Excerpt? excerpt)
    {
        if (excerpt is not null && value.ValueKind == JsonValueKind.String) writer.WriteStringValue(excerpt.Of(Cast.ToText(value)));
        else Cast.WriteTree(writer, value);
    }

    private static List<(string Name, JsonElement Value)> Sorted(JsonElement value)
    {
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var member in value.EnumerateObject()) members.Add((Cast.NameOf(member), member.Value));
        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return members;
    }
}
