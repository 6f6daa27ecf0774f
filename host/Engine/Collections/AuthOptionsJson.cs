using System.Text.Json;
using Holdall.Collections;

namespace Holdall.Engine.Collections;

/// <summary>The options of an auth collection as they are stored.</summary>
internal static class AuthOptionsJson
{
    public static AuthOptions Read(JsonElement options) => options.Deserialize(SchemaJson.Default.AuthOptions)!;
}
