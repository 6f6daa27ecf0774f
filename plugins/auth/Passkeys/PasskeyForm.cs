using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using Fido2NetLib;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Values;

namespace Holdall.Plugins.Auth.Passkeys;

/// <summary>What a page sends of a passkey.</summary>
internal static class PasskeyForm
{
    private const int MaxId = 255;

    /// <summary>The id of the challenge and the credential, as <c>PublicKeyCredential.toJSON()</c> makes it.</summary>
    /// <exception cref="ApiException">400, something is missing or can't be read.</exception>
    public static async Task<(string ChallengeId, TCredential Credential)> ReadAsync<TCredential>(RequestContext request) where TCredential : class
    {
        var challenge = (await request.ReadFormAsync()).GetString("challengeId");
        (await request.ReadBodyAsync()).Values.TryGetValue("credential", out var sent);
        var errors = new FieldErrors();
        errors.Require("challengeId", challenge, 1, MaxId);
        var credential = Parse<TCredential>(sent);
        if (sent is null) errors.Add("credential", FieldError.Required);
        else if (credential is null) errors.Add("credential", FieldError.Invalid);
        errors.ThrowIfAny(FormChecks.Invalid);
        return (challenge, credential!);
    }

    /// <summary>Whether an exception tells that a credential does not stand up to its examination, or to being read: it is made of several formats.</summary>
    public static bool IsRefusal(Exception e) =>
        e is Fido2VerificationException or CborContentException or CryptographicException or FormatException or ArgumentException or InvalidOperationException
            or NotSupportedException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException or InvalidCastException or OverflowException;

    private static TCredential? Parse<TCredential>(object? sent) where TCredential : class
    {
        if (sent is not IEnumerable<KeyValuePair<string, object?>>) return null;
        try
        {
            return JsonSerializer.Deserialize<TCredential>(Cast.Serialize(sent));
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
