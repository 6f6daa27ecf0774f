using System.Text.Json;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>JSON of providers.</summary>
internal static class OAuth2Json
{
    /// <summary>An object without members.</summary>
    public static readonly JsonElement Empty = JsonElement.Parse("{}"u8);

    /// <summary>A value that must be an object; null stands for one without members.</summary>
    /// <exception cref="OAuth2Exception">It is none.</exception>
    public static JsonElement ObjectOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value,
        JsonValueKind.Null => Empty,
        _ => throw new OAuth2Exception("The provider has not answered with a JSON object."),
    };
}
