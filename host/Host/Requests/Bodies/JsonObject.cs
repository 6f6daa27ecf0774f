using System.Globalization;
using System.Text.Json;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Host.Requests.Bodies;

/// <summary>Reads JSON objects that clients send: UTF-8, whole characters, and each name once in its object.</summary>
internal static class JsonObject
{
    /// <summary>The deepest value of a json field, in a request of a batch.</summary>
    private const int MaxDepth = JsonSyntax.MaxDepth + 10;

    /// <summary>Reads the first value of a JSON text, which must be an object or null. What follows it is not looked at.</summary>
    /// <exception cref="ApiException">400: it is no such object.</exception>
    public static JsonMembers Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, isWhole: false);

    /// <summary>Reads a text that is an object or null as a whole.</summary>
    /// <exception cref="ApiException">400: it is no such object.</exception>
    public static JsonMembers ParseAll(ReadOnlySpan<byte> utf8) => Parse(utf8, isWhole: true);

    private static JsonMembers Parse(ReadOnlySpan<byte> utf8, bool isWhole)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var members = ReadFirst(ref reader);
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

    private static JsonMembers ReadFirst(ref Utf8JsonReader reader)
    {
        if (!reader.Read()) throw ApiException.BadRequest();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader),
            JsonTokenType.Null => [],
            _ => throw ApiException.BadRequest(cause: new InvalidCastException("The body is no object.")),
        };
    }

    /// <summary>Without recursion: whatever is nested must not exhaust the stack.</summary>
    private static JsonMembers ReadObject(ref Utf8JsonReader reader)
    {
        var root = new JsonMembers();
        var outer = new Stack<object>();
        object current = root;
        var key = "";
        // Before the last object is closed it throws at the end of the text.
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                key = reader.GetString()!;
            }
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                if (!outer.TryPop(out current!)) break;
            }
            else
            {
                if (reader.TokenType == JsonTokenType.Number && current is JsonMembers members && reader.ValueSpan.IndexOfAny("+.eE"u8) >= 0)
                {
                    members.AddFraction(key);
                }

                var value = ReadValue(ref reader);
                Add(current, key, value);
                if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) continue;
                outer.Push(current);
                current = value!;
            }
        }

        return root;
    }

    private static void Add(object target, string key, object? value)
    {
        if (target is List<object?> items) items.Add(value);
        else if (!((JsonMembers)target).TryAdd(key, value)) throw ApiException.BadRequest();
    }

    /// <summary>A value; of a list or map its beginning, which is empty yet.</summary>
    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.StartObject => new JsonMembers(),
        JsonTokenType.StartArray => new List<object?>(),
        _ => null,
    };

    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        var number = double.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw ApiException.BadRequest();
    }
}
