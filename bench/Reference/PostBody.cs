using System.Buffers;
using System.Text.Json;
using Holdall.Bench.Posts;

namespace Holdall.Bench.Reference;

/// <summary>Reads the JSON body of a create request; fields that are not sent stay empty.</summary>
internal static class PostBody
{
    public static bool TryRead(in ReadOnlySequence<byte> body, out Post post)
    {
        post = new Post("", "", "", 0, false, "", "", "");
        var json = new Utf8JsonReader(body);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return false;

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                post = ReadField(ref json, post);
            return json.TokenType == JsonTokenType.EndObject;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static Post ReadField(ref Utf8JsonReader json, in Post post)
    {
        if (json.ValueTextEquals("title"u8))
            return post with { Title = Text(ref json) };
        if (json.ValueTextEquals("body"u8))
            return post with { Body = Text(ref json) };
        if (json.ValueTextEquals("author"u8))
            return post with { Author = Text(ref json) };
        if (json.ValueTextEquals("views"u8))
            return post with { Views = json.Read() ? json.GetDouble() : 0 };
        if (json.ValueTextEquals("active"u8))
            return post with { Active = json.Read() && json.GetBoolean() };
        json.Read();
        json.Skip();
        return post;
    }

    private static string Text(ref Utf8JsonReader json) => json.Read() ? json.GetString() ?? "" : "";
}
