using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdall.Http;

namespace Holdall.Host.Bodies;

/// <summary>Reads JSON objects (spec 04, sections 4.2 and 4.3).</summary>
internal static class JsonObject
{
    private const int MaxDepth = 512;

    /// <summary>Reads the first value of a JSON text, which must be an object or null. What follows it is not looked at.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="fractions">Takes the names of members whose number is written with a fraction or an exponent, whatever its value.</param>
    /// <exception cref="ApiException">400: it is no JSON object.</exception>
    public static Dictionary<string, object?> Parse(ReadOnlySpan<byte> utf8, HashSet<string>? fractions = null)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            return ReadFirst(ref reader, fractions);
        }
        catch (JsonException e)
        {
            throw ApiException.BadRequest(cause: e);
        }
    }

    /// <summary>Reads a text that is an object or null as a whole.</summary>
    /// <exception cref="ApiException">400: it is no JSON object.</exception>
    public static Dictionary<string, object?> ParseAll(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var members = ReadFirst(ref reader, null);
            // Fails when anything follows.
            reader.Read();
            return members;
        }
        catch (JsonException e)
        {
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
            var key = ReadText(ref reader);
            reader.Read();
            if (fractions is not null && reader.TokenType == JsonTokenType.Number && reader.ValueSpan.IndexOfAny("+.eE"u8) >= 0) fractions.Add(key);
            members[key] = ReadValue(ref reader);
        }

        return members;
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => ReadText(ref reader),
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

    /// <summary>Unlike the reader's own method it replaces bad UTF-8 and lone surrogates instead of failing.</summary>
    private static string ReadText(ref Utf8JsonReader reader)
    {
        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        return reader.ValueIsEscaped ? Unescape(text) : text;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            var kind = text[++i];
            if (kind == 'u')
            {
                result.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                result.Append(kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => kind });
            }
        }

        return ReplaceLoneSurrogates(result.ToString());
    }

    private static string ReplaceLoneSurrogates(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) result.Append(rune.ToString());
        return result.ToString();
    }
}
