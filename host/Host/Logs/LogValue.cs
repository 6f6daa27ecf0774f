using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Host.Logs;

/// <summary>Values that plugins and scripts give to the log, brought down to what JSON has, and bounded.</summary>
internal static class LogValue
{
    private const int MaxText = 10_000;
    private const int MaxItems = 1000;
    private const int MaxDepth = 16;

    /// <summary>Writes a value as it is now, since it may change before its entry is written.</summary>
    public static ReadOnlyMemory<byte> ToJson(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions)) Cast.WriteTree(json, Plain(value));
        return buffer.WrittenMemory;
    }

    public static object? Plain(object? value, int depth = 0) => value switch
    {
        string text => Cut(text),
        null or bool or JsonElement or JsonText or GeoPoint or DateTime or DateTimeOffset => value,
        ApiException { Errors.Any: true } error => Messages(error.Errors),
        Exception { InnerException: ApiException { Errors.Any: true } inner } outer =>
            new Dictionary<string, object?> { ["data"] = Messages(inner.Errors), ["raw"] = Cut(outer.Message) },
        Exception error => Cut(error.Message),
        IEnumerable when depth == MaxDepth => "...",
        IEnumerable<KeyValuePair<string, object?>> members => Members(members, depth),
        IEnumerable items => Items(items, depth),
        Enum or char => value.ToString(),
        IConvertible => value,
        _ => Cut(value.ToString() ?? ""),
    };

    /// <summary>The text, or its start and how much is left out.</summary>
    public static string Cut(string text) =>
        text.Length > MaxText ? string.Create(CultureInfo.InvariantCulture, $"{text[..MaxText]}... ({text.Length - MaxText} characters more)") : text;

    private static Dictionary<string, object?> Members(IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        var plain = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (plain.Count == MaxItems) break;
            plain[name] = Plain(value, depth + 1);
        }

        return plain;
    }

    private static List<object?> Items(IEnumerable items, int depth)
    {
        var plain = new List<object?>();
        foreach (var item in items)
        {
            if (plain.Count == MaxItems) break;
            plain.Add(Plain(item, depth + 1));
        }

        return plain;
    }

    private static JsonElement Messages(FieldErrors errors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) errors.WriteMessagesTo(json);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
