using System.Buffers;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Host.Logs;

/// <summary>The values of a log message as a JSON object (spec 07, section 7.1).</summary>
internal static class LogAttributes
{
    private const string Template = "{OriginalFormat}";
    private const int MostText = 10_000;

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    /// <summary>The values by name; an exception as <c>error</c>, and with its stack as <c>details</c>.</summary>
    public static ReadOnlyMemory<byte> ToJson(IEnumerable<KeyValuePair<string, object?>>? values, Exception? exception)
    {
        var attributes = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values ?? [])
        {
            if (name.Length > 0 && name != Template) attributes[KeyOf(name)] = Plain(value);
        }

        if (exception is not null)
        {
            attributes["error"] = Plain(exception);
            attributes["details"] = Cut(exception.ToString());
        }

        if (attributes.Count == 0) return Nothing;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = MarkupSafeEncoder.Instance })) Cast.WriteTree(json, attributes);
        return buffer.WrittenMemory;
    }

    /// <summary>Names in C# messages begin with a capital letter, keys of JSON do not.</summary>
    private static string KeyOf(string name) => char.IsAsciiLetterUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static object? Plain(object? value) => value switch
    {
        string text => Cut(text),
        ApiException { Errors.Any: true } error => Messages(error.Errors),
        Exception { InnerException: ApiException { Errors.Any: true } inner } outer =>
            new Dictionary<string, object?> { ["data"] = Messages(inner.Errors), ["raw"] = Cut(outer.Message) },
        Exception error => Cut(error.Message),
        IEnumerable<KeyValuePair<string, object?>> group => Group(group),
        _ => value,
    };

    private static Dictionary<string, object?> Group(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var group = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values) group[name] = Plain(value);
        return group;
    }

    private static JsonElement Messages(FieldErrors errors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) errors.WriteMessagesTo(json);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static string Cut(string text) => text.Length > MostText ? text[..MostText] + "..." : text;
}
