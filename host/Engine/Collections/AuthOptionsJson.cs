using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Collections;

namespace Holdall.Engine.Collections;

/// <summary>The options of an auth collection: as they are stored, and without secrets as they are shown.</summary>
internal static class AuthOptionsJson
{
    public static readonly JsonTypeInfo<AuthOptions> Stored = (JsonTypeInfo<AuthOptions>)SchemaShape.Stored.GetTypeInfo(typeof(AuthOptions));

    public static readonly JsonTypeInfo<AuthOptions> Public = (JsonTypeInfo<AuthOptions>)SchemaShape.Public.GetTypeInfo(typeof(AuthOptions));

    public static AuthOptions Read(JsonElement options) => options.Deserialize(Stored)!;
}
