using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Collections;
using Holdall.Engine.Json;
using Holdall.Values;

namespace Holdall.Engine.Schema;

/// <summary>The options of an auth collection: as they are stored, and without secrets as they are shown.</summary>
internal static class AuthOptionsJson
{
    public static readonly JsonTypeInfo<AuthOptions> Stored = (JsonTypeInfo<AuthOptions>)SchemaShape.Stored.GetTypeInfo(typeof(AuthOptions));

    public static readonly JsonTypeInfo<AuthOptions> Public = (JsonTypeInfo<AuthOptions>)SchemaShape.Public.GetTypeInfo(typeof(AuthOptions));

    /// <summary>Writes the options as members of an object that was begun.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, AuthOptions options, JsonTypeInfo<AuthOptions> shape)
    {
        foreach (var member in JsonSerializer.SerializeToElement(options, shape).EnumerateObject()) member.WriteTo(writer);
    }

    /// <summary>Missing keys read as zero values, and so do nulls where there can be none.</summary>
    public static AuthOptions Read(JsonElement options)
    {
        try
        {
            return options.Deserialize(Stored) ?? new AuthOptions();
        }
        catch (JsonException) when (Cast.FromElement(options) is Dictionary<string, object?> members)
        {
            return JsonMerge.Apply(Stored, new AuthOptions(), members);
        }
    }
}
