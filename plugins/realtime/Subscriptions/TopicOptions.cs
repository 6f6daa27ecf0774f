using System.Text.Json;
using Holdall.Values;

namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>Query and headers that come with a topic as <c>?options={…}</c>. What can't be read counts as none.</summary>
internal sealed record TopicOptions(IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static readonly TopicOptions None = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    public string Filter => Query.GetValueOrDefault("filter", "");

    /// <summary>The last change that the client knows of, or empty, if it wants to be told where each change stands; otherwise null.</summary>
    public string? Since => Query.GetValueOrDefault("since");

    public string Expand => Query.GetValueOrDefault("expand", "");

    public string Fields => Query.GetValueOrDefault("fields", "");

    /// <param name="query">The query of a topic with its question mark, or empty.</param>
    public static TopicOptions Parse(string query)
    {
        if (query.Length == 0 || ValueOf(query) is not { Length: > 0 } json) return None;
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair throws once it is read.
            return None;
        }
    }

    private static string? ValueOf(string query)
    {
        var rest = query.AsSpan(1);
        if (rest.IndexOf('#') is >= 0 and var fragment) rest = rest[..fragment];
        foreach (var range in rest.Split('&'))
        {
            var pair = rest[range];
            if (pair.Contains(';')) continue;
            var equals = pair.IndexOf('=');
            if (Decode(equals < 0 ? pair : pair[..equals]) == "options") return equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        }

        return null;
    }

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));

    private static TopicOptions Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return None;
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            var isQuery = member.NameEquals("query");
            if ((!isQuery && !member.NameEquals("headers")) || member.Value.ValueKind == JsonValueKind.Null) continue;
            if (member.Value.ValueKind != JsonValueKind.Object) return None;
            foreach (var value in member.Value.EnumerateObject())
            {
                if (isQuery) query[value.Name] = TextOf(value.Value);
                else headers[RequestInfo.HeaderKey(value.Name)] = TextOf(value.Value);
            }
        }

        return new TopicOptions(query, headers);
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : Cast.ToText(value);
}
