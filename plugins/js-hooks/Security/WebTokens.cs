using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdall.Plugins.JsHooks.Json;

namespace Holdall.Plugins.JsHooks.Security;

/// <summary>JSON web tokens that are signed with HS256.</summary>
internal sealed class WebTokens(TimeProvider time)
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";

    /// <summary>Signs claims; they end after <paramref name="seconds"/> unless they say otherwise.</summary>
    public string Create(IReadOnlyDictionary<string, object?> claims, string key, double seconds)
    {
        var all = new Dictionary<string, object?>(claims, StringComparer.Ordinal);
        all.TryAdd("exp", Now + (long)seconds);
        var text = Encode(Encoding.UTF8.GetBytes(Header)) + "." + Encode(Encoding.UTF8.GetBytes(PlainJson.Text(all)));
        return text + "." + Encode(Sign(text, key));
    }

    /// <exception cref="FormatException">The token is malformed, signed otherwise, or not valid at this time.</exception>
    public IReadOnlyDictionary<string, object?> Parse(string token, string key)
    {
        var (header, claims) = Read(token);
        if (header.GetValueOrDefault("alg") is not "HS256") throw Unusable("signing method is invalid");
        var end = token.LastIndexOf('.');
        var signature = Decode(token[(end + 1)..]);
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(token[..end], key))) throw Unusable("signature is invalid");
        CheckTimes(claims);
        return claims;
    }

    /// <summary>The claims of a token whoever signed it; only their times are checked.</summary>
    /// <exception cref="FormatException">The token is malformed or not valid at this time.</exception>
    public IReadOnlyDictionary<string, object?> ParseUnverified(string token)
    {
        var (_, claims) = Read(token);
        CheckTimes(claims);
        return claims;
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private static (Dictionary<string, object?> Header, Dictionary<string, object?> Claims) Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) throw new FormatException("token is malformed: token contains an invalid number of segments");
        return (ReadPart(parts[0]), ReadPart(parts[1]));
    }

    private static Dictionary<string, object?> ReadPart(string part)
    {
        try
        {
            return PlainJson.Parse(Encoding.UTF8.GetString(Decode(part))) as Dictionary<string, object?> ?? throw new FormatException("token is malformed");
        }
        catch (JsonException e)
        {
            throw new FormatException("token is malformed: " + e.Message, e);
        }
    }

    private void CheckTimes(Dictionary<string, object?> claims)
    {
        if (claims.TryGetValue("exp", out var end) && Now >= Time(end, "exp")) throw Unusable("token is expired");
        if (claims.TryGetValue("nbf", out var start) && Now < Time(start, "nbf")) throw Unusable("token is not valid yet");
    }

    private static double Time(object? claim, string name) => claim switch
    {
        long seconds => seconds,
        double seconds => seconds,
        _ => throw Unusable($"{name} is invalid"),
    };

    private static byte[] Sign(string text, string key) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Decode(string text) =>
        Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : throw new FormatException("token is malformed: could not base64 decode");

    private static FormatException Unusable(string reason) => new(string.Create(CultureInfo.InvariantCulture, $"token is unverifiable: {reason}"));
}
