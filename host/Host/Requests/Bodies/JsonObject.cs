using System.Globalization;
using System.Text.Json;
using Holdall.Http;

namespace Holdall.Host.Requests.Bodies;

/// <summary>Reads JSON objects that clients send: UTF-8, whole characters, and each name once in its object.</summary>
internal static class JsonObject
{
    private const int MaxDepth = 512;

    /// <summary>Reads the first value of a JSON text, which must be an object or null. What follows it is not looked at.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="fractions">Takes the names of members whose number is written with a fraction or an exponent, whatever its value.</param>
    /// <exception cref="ApiException">400: it is no such object.</exception>
    public static Dictionary<string, object?> Parse(ReadOnlySpan<byte> utf8, HashSet<string>? fractions = null) => Parse(utf8, fractions, isWhole: false);

    /// <summary>Reads a text that is an object or null as a whole.</summary>
    /// <exception cref="ApiException">400: it is no such object.</exception>
    public static Dictionary<string, object?> ParseAll(ReadOnlySpan<byte> utf8) => Parse(utf8, fractions: null, isWhole: true);

    private static Dictionary<string, object?> Parse(ReadOnlySpan<byte> utf8, HashSet<string>? fractions, bool isWhole)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var members = ReadFirst(ref reader, fractions);
            // Fails when anything follows.
            if (isWhole) reader.Read();
            return members;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what the reader throws for bytes that are no UTF-8 and for half a surrogate pair.
            throw ApiException.BadRequest(cause: e);
        }
    }

    private static Dictionary<string, object?> ReadFirst(ref Utf8JsonReader reader, HashSet<string>? fractions)
    {
        if (!reader.Read()) throw ApiException.BadRequest();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, fractions),
            JsonTokenType.Null => new Dictionary<string, object?>(StringComparer.Ordinal),
            _ => throw ApiException.BadRequest(),
        };
    }

    private static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader, HashSet<string>? fractions = null)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (fractions is not null && reader.TokenType == JsonTokenType.Number && reader.ValueSpan.IndexOfAny("+.eE"u8) >= 0) fractions.Add(key);
            if (!members.TryAdd(key, ReadValue(ref reader))) throw ApiException.BadRequest();
        }

        return members;
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        _ => null,
    };

    private static List<object?> ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader));
        return items;
    }

    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        var number = double.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw ApiException.BadRequest();
    }
}
