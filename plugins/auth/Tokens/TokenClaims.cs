using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Holdall.Values;

namespace Holdall.Plugins.Auth.Tokens;

/// <summary>What a token says of itself. Nothing of it is proven before the signature was verified.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="CollectionId">Id, or name, of its collection.</param>
/// <param name="Type">One of the token types.</param>
/// <param name="Expires">Unix seconds until it is valid; 0 = for ever.</param>
/// <param name="NotBefore">Unix seconds from which it is valid; 0 = always.</param>
/// <param name="IssuedAt">Unix seconds at which it was made; 0 = unknown.</param>
/// <param name="Refreshable">Whether it can be exchanged for a new one.</param>
/// <param name="Email">The address at the time it was made, or null.</param>
/// <param name="NewEmail">The address that it sets, or null.</param>
/// <param name="Session">Id of the session that it belongs to, or null.</param>
/// <param name="MustEnrol">Whether its owner may only enrol a second factor.</param>
/// <param name="IsProven">Whether its owner has shown two factors, whatever they have enrolled.</param>
/// <param name="ApiKey">Id of the API key that it was made with, or null.</param>
internal sealed record TokenClaims(
    string Id, string CollectionId, string Type, double Expires, double NotBefore, double IssuedAt, bool Refreshable, string? Email, string? NewEmail,
    string? Session = null, bool MustEnrol = false, bool IsProven = false, string? ApiKey = null)
{
    public const string SessionName = "sessionId";
    public const string ApiKeyName = "apiKeyId";
    public const string MustEnrolName = "mustEnrol";
    public const string IsProvenName = "proven";

    private static readonly SearchValues<char> TokenChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>When it ends for good; null when it can be exchanged for a new one until then, or has no end.</summary>
    public DateTimeOffset? EndsAt =>
        Refreshable || Expires <= 0 || Expires >= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? null : DateTimeOffset.FromUnixTimeSeconds((long)Expires);

    /// <summary>Whether the times allow it now.</summary>
    public bool IsTimely(double now) => (Expires == 0 || now < Expires) && NotBefore <= now && IssuedAt <= now;

    /// <summary>The claims of a token, or null when it is none.</summary>
    public static TokenClaims? Read(string token)
    {
        if (token.AsSpan().ContainsAnyExcept(TokenChars)) return null;
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        if (first < 0 || last == first || token.IndexOf('.', first + 1) != last) return null;
        try
        {
            using var header = Decode(token.AsSpan(0, first));
            if (!Text(header.RootElement, "alg", out var algorithm) || algorithm != "HS256") return null;
            using var payload = Decode(token.AsSpan(first + 1, last - first - 1));
            return FromPayload(payload.RootElement);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            // The last is what a text throws that is no UTF-8, or holds half a surrogate pair.
            return null;
        }
    }

    private static JsonDocument Decode(ReadOnlySpan<char> part)
    {
        var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
        document.Dispose();
        throw new FormatException("It is no object.");
    }

    private static TokenClaims? FromPayload(JsonElement payload)
    {
        if (!Time(payload, "exp", out var expires) || !Time(payload, "nbf", out var notBefore) || !Time(payload, "iat", out var issuedAt)) return null;
        if (!Text(payload, "id", out var id) || !Text(payload, "collectionId", out var collection) || !Text(payload, "type", out var type)) return null;
        var refreshable = Flag(payload, "refreshable");
        return new TokenClaims(
            id, collection, type, expires, notBefore, issuedAt, refreshable, OptionalText(payload, "email"), OptionalText(payload, "newEmail"),
            OptionalText(payload, SessionName), Flag(payload, MustEnrolName), Flag(payload, IsProvenName), OptionalText(payload, ApiKeyName));
    }

    private static bool Text(JsonElement members, string name, out string text)
    {
        text = members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return text.Length > 0;
    }

    private static bool Flag(JsonElement members, string name) => members.TryGetProperty(name, out var flag) && Cast.ToBool(flag);

    private static string? OptionalText(JsonElement members, string name) => members.TryGetProperty(name, out var value) ? Cast.ToText(value) : null;

    private static bool Time(JsonElement members, string name, out double seconds)
    {
        seconds = 0;
        return !members.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out seconds));
    }
}
