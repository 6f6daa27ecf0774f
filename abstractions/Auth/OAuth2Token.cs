using System.Text.Json;

namespace Holdall.Auth;

/// <summary>What a provider of sign-ins gives for a code.</summary>
public sealed record OAuth2Token
{
    /// <summary>The token that requests to the provider carry.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Its type as the provider wrote it; empty = <c>Bearer</c>.</summary>
    public string TokenType { get; init; } = "";

    /// <summary>What a new access token can be had for; may be empty.</summary>
    public string RefreshToken { get; init; } = "";

    /// <summary>When the access token ends; null = the provider did not say.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>The whole answer, a JSON object. Of a provider that answers with a form, its values as texts.</summary>
    public JsonElement Raw { get; init; }

    /// <summary>A text in the answer, such as <c>id_token</c>; empty if there is none.</summary>
    public string GetText(string name) =>
        Raw.ValueKind == JsonValueKind.Object && Raw.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Makes a request carry the token.</summary>
    public void Authorize(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation("Authorization", $"{Scheme} {AccessToken}");

    /// <summary>Some providers write the common types in other letter cases than they accept.</summary>
    private string Scheme => TokenType.ToLowerInvariant() switch
    {
        "" or "bearer" => "Bearer",
        "mac" => "MAC",
        "basic" => "Basic",
        _ => TokenType,
    };
}
