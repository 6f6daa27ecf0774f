using System.Globalization;
using System.Text.Json;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2.IdTokens;

/// <summary>Checks what an <c>id_token</c> says about itself.</summary>
/// <param name="time">The clock.</param>
/// <param name="environment">The value of a variable of the environment; null for that of the process.</param>
internal sealed class IdTokenChecks(TimeProvider time, Func<string, string?>? environment = null)
{
    /// <summary>Seconds that the clocks of a provider and of this machine may differ, for those who operate it.</summary>
    private static readonly string[] LeewayVariables = ["HOLDALL_ID_TOKEN_LEEWAY", "PB_ID_TOKEN_LEEWAY"];

    private const int DefaultLeeway = 300;

    private readonly int _leeway = ReadLeeway(environment ?? Environment.GetEnvironmentVariable);

    /// <summary>Checks when it was made, from when and until when it counts, as far as it says so.</summary>
    /// <exception cref="OAuth2Exception">It does not count now.</exception>
    public void CheckTimes(IdToken token) => CheckTimes(token, _leeway);

    /// <summary>As the other, by this machine's clock alone.</summary>
    public void CheckTimesExactly(IdToken token) => CheckTimes(token, 0);

    /// <exception cref="OAuth2Exception">It is for another client.</exception>
    public static void CheckAudience(IdToken token, string clientId)
    {
        var isForClient = token.Claims.Find("aud") is { } audience && audience.ValueKind switch
        {
            JsonValueKind.String => audience.ValueEquals(clientId),
            JsonValueKind.Array => audience.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(clientId)),
            _ => false,
        };
        if (!isForClient) throw new OAuth2Exception("The id_token is for another client.");
    }

    /// <exception cref="OAuth2Exception">Somebody else has made it.</exception>
    public static void CheckIssuer(IdToken token, params IReadOnlyList<string> issuers)
    {
        if (!issuers.Contains(token.Claims.GetText("iss"))) throw new OAuth2Exception("The id_token is of another issuer.");
    }

    private void CheckTimes(IdToken token, double leeway)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        if (SecondsOf(token, "exp") is { } end && now >= end + leeway) throw new OAuth2Exception("The id_token has expired.");
        if (SecondsOf(token, "nbf") is { } start && now < start - leeway) throw new OAuth2Exception("The id_token does not count yet.");
        if (SecondsOf(token, "iat") is { } made && now < made - leeway) throw new OAuth2Exception("The id_token was made in the future.");
    }

    private static double? SecondsOf(IdToken token, string claim)
    {
        if (token.Claims.Find(claim) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            ? seconds
            : throw new OAuth2Exception($"The claim {claim} of the id_token is no time.");
    }

    private static int ReadLeeway(Func<string, string?> environment)
    {
        foreach (var variable in LeewayVariables)
        {
            if (int.TryParse(environment(variable), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)) return seconds;
        }

        return DefaultLeeway;
    }
}
