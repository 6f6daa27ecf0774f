using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Plugins.Auth.SignIn;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary><c>POST /api/settings/apple/generate-client-secret</c>: what Apple takes as a client secret is a signed token.</summary>
internal sealed class AppleClientSecret(TimeProvider time) : IAppleClientSecrets
{
    private const int IdLength = 10;
    private const int KeyBits = 256;
    private const long MaxDuration = 15_777_000;
    private const string KeyBegin = "-----BEGIN PRIVATE KEY----";
    private const string KeyEnd = "-----END PRIVATE KEY-----";

    private static readonly FieldError WrongLength = new("validation_length_invalid", $"the length must be exactly {IdLength}")
    {
        Parameters = new Dictionary<string, object?> { ["min"] = IdLength, ["max"] = IdLength },
    };

    private static readonly string[] Audience = ["https://appleid.apple.com"];
    private static readonly FieldError WrongForm = new("validation_match_invalid", "must be in a valid format");
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async Task RunAsync(RequestContext request)
    {
        var secret = Create(OptionsOf(await request.ReadFormAsync()));
        await request.JsonAsync(StatusCodes.Status200OK, secret, static (writer, token) =>
        {
            writer.WriteStartObject();
            writer.WriteString("secret"u8, token);
            writer.WriteEndObject();
        });
    }

    public string Create(AppleClientSecretOptions options)
    {
        Check(options);
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(options.PrivateKey);
            if (key.KeySize != KeyBits) throw new ArgumentException($"The key has {key.KeySize} bits; Apple's have {KeyBits}.");
            var credentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = options.KeyId }, SecurityAlgorithms.EcdsaSha256)
            {
                // The key ends with this method, so nothing of it may be kept.
                CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            };
            return Handler.CreateToken(Payload(options), credentials);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or NotSupportedException)
        {
            throw ApiException.BadRequest($"Failed to generate client secret. Raw error: \n{e.Message}", cause: e);
        }
    }

    private string Payload(AppleClientSecretOptions options)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["aud"] = Audience,
            ["exp"] = now + options.Duration,
            ["iat"] = now,
            ["iss"] = options.TeamId,
            ["sub"] = options.ClientId,
        });
    }

    private static AppleClientSecretOptions OptionsOf(FixedBody body) => new()
    {
        ClientId = body.GetString("clientId"),
        TeamId = body.GetString("teamId"),
        KeyId = body.GetString("keyId"),
        PrivateKey = body.GetString("privateKey"),
        Duration = body.GetInteger("duration"),
    };

    private static void Check(AppleClientSecretOptions options)
    {
        var errors = new FieldErrors();
        if (options.ClientId.Length == 0) errors.Add("clientId", FieldError.Required);
        CheckId(errors, "teamId", options.TeamId);
        CheckId(errors, "keyId", options.KeyId);
        if (options.PrivateKey.Length == 0) errors.Add("privateKey", FieldError.Required);
        else if (!HasKey(options.PrivateKey)) errors.Add("privateKey", WrongForm);
        CheckDuration(errors, options.Duration);
        errors.ThrowIfAny("Invalid client secret data.");
    }

    private static void CheckId(FieldErrors errors, string name, string id)
    {
        if (id.Length == 0) errors.Add(name, FieldError.Required);
        else if (Encoding.UTF8.GetByteCount(id) != IdLength) errors.Add(name, WrongLength);
    }

    private static void CheckDuration(FieldErrors errors, long duration)
    {
        if (duration == 0) errors.Add("duration", FieldError.Required);
        else if (duration < 0) errors.Add("duration", "validation_min_greater_equal_than_required", "must be no less than 1", ("threshold", 1));
        else if (duration > MaxDuration)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"must be no greater than {MaxDuration}");
            errors.Add("duration", "validation_max_less_equal_than_required", message, ("threshold", MaxDuration));
        }
    }

    private static bool HasKey(string text)
    {
        var begin = text.IndexOf(KeyBegin, StringComparison.Ordinal);
        return begin >= 0 && text.LastIndexOf(KeyEnd, StringComparison.Ordinal) > begin + KeyBegin.Length;
    }
}
