using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdall.Auth;
using Microsoft.AspNetCore.WebUtilities;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>Reads what providers give for a code (RFC 6749, section 5). Some answer with a form, and some say with the status 200 that it failed.</summary>
internal static class TokenAnswer
{
    /// <exception cref="OAuth2Exception">There is no token in it.</exception>
    public static OAuth2Token Read(OAuth2Answer answer, DateTimeOffset now)
    {
        if (answer.Status is < 200 or > 299) throw new OAuth2Exception($"The provider has refused the code with the status {answer.Status}.");
        var raw = answer.MediaType is "application/x-www-form-urlencoded" or "text/plain" ? ReadForm(answer) : OAuth2Json.ObjectOf(answer.ReadJson());
        var fields = new UserDocument(raw);
        if (fields.GetText("error") is { Length: > 0 } error) throw new OAuth2Exception($"The provider has refused the code: {error}.");
        var token = fields.GetText("access_token");
        if (token.Length == 0) throw new OAuth2Exception("The provider has given no access token.");
        var seconds = Seconds(raw);
        return new OAuth2Token
        {
            AccessToken = token,
            TokenType = fields.GetText("token_type"),
            RefreshToken = fields.GetText("refresh_token"),
            Expiry = seconds == 0 ? null : now.AddSeconds(seconds),
            Raw = raw,
        };
    }

    private static JsonElement ReadForm(OAuth2Answer answer)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(answer.Body.Span))) values[name] = value[0] ?? "";
        return JsonSerializer.SerializeToElement(values);
    }

    private static int Seconds(JsonElement raw)
    {
        if (!raw.TryGetProperty("expires_in", out var value)) return 0;
        return value.ValueKind switch
        {
            JsonValueKind.Null => 0,
            JsonValueKind.Number when value.TryGetDouble(out var number) && Math.Abs(number) < int.MaxValue => (int)number,
            JsonValueKind.String when value.ValueEquals(""u8) => 0,
            JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new OAuth2Exception("The provider has not said how long the token lasts."),
        };
    }
}
