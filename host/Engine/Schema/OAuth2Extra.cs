using System.Text.Json;
using Holdall.Collections;

namespace Holdall.Engine.Schema;

/// <summary>The further options that some providers know, and what they hold. Options that nobody knows may hold anything.</summary>
internal static class OAuth2Extra
{
    /// <exception cref="JsonException">An option has the wrong type.</exception>
    public static void Check(OAuth2Provider provider)
    {
        foreach (var (option, value) in provider.Extra)
        {
            if (value is not JsonElement json || json.ValueKind == JsonValueKind.Null || HasType(provider.Name, option, json)) continue;
            throw new JsonException($"The option {option} of the provider {provider.Name} has the wrong type.");
        }
    }

    private static bool HasType(string provider, string option, JsonElement value) => (provider, option) switch
    {
        ("microsoft", "idTokenEmailClaim") or ("oidc" or "oidc2" or "oidc3", "jwksURL") => value.ValueKind == JsonValueKind.String,
        ("oidc" or "oidc2" or "oidc3", "issuers") => IsListOfTexts(value),
        _ => true,
    };

    private static bool IsListOfTexts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return false;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) return false;
        }

        return true;
    }
}
