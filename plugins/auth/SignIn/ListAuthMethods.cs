using System.Text.Json;
using Holdall.Collections;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.Options;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary><c>GET …/auth-methods</c>.</summary>
internal sealed class ListAuthMethods(OAuth2Catalog catalog)
{
    public Task RunAsync(RequestContext request)
    {
        var options = request.Collection.Auth!;
        return request.JsonAsync(
            StatusCodes.Status200OK, (request.Collection, new OAuth2Methods(options.OAuth2, catalog)), Write);
    }

    private static void Write(Utf8JsonWriter writer, (Collection Collection, OAuth2Methods OAuth2) methods)
    {
        var (collection, oauth2) = methods;
        var options = collection.Auth!;
        var identities = options.PasswordAuth is { Enabled: true } ? options.PasswordAuth.IdentityFields : [];
        writer.WriteStartObject();
        WritePassword(writer, options.PasswordAuth.Enabled, identities);
        WriteOAuth2(writer, oauth2);
        WriteTimed(writer, "mfa", options.Mfa.Enabled, options.Mfa.Duration);
        WriteTimed(writer, "otp", options.Otp.Enabled, options.Otp.Duration);
        if (collection.Get(AccountOptions.Totp) is { Enabled: true } totp) WriteTotp(writer, totp);
        if (collection.Get(AccountOptions.Passkeys).Enabled) WritePasskeys(writer);
        WriteLegacy(writer, oauth2, identities);
        writer.WriteEndObject();
    }

    private static void WritePassword(Utf8JsonWriter writer, bool enabled, IReadOnlyList<string> identities)
    {
        writer.WriteStartObject("password"u8);
        writer.WriteStartArray("identityFields"u8);
        foreach (var field in identities) writer.WriteStringValue(field);
        writer.WriteEndArray();
        writer.WriteBoolean("enabled"u8, enabled);
        writer.WriteEndObject();
    }

    private static void WriteOAuth2(Utf8JsonWriter writer, OAuth2Methods methods)
    {
        writer.WriteStartObject("oauth2"u8);
        writer.WritePropertyName("providers"u8);
        methods.WriteTo(writer, withLogos: true);
        writer.WriteBoolean("enabled"u8, methods.IsEnabled);
        writer.WriteEndObject();
    }

    private static void WriteTimed(Utf8JsonWriter writer, string name, bool enabled, long duration)
    {
        writer.WriteStartObject(name);
        writer.WriteBoolean("enabled"u8, enabled);
        writer.WriteNumber("duration"u8, enabled ? duration : 0);
        writer.WriteEndObject();
    }

    private static void WriteTotp(Utf8JsonWriter writer, TotpOptions totp)
    {
        writer.WriteStartObject("totp"u8);
        writer.WriteBoolean("enabled"u8, true);
        writer.WriteBoolean("required"u8, totp.Required);
        writer.WriteEndObject();
    }

    private static void WritePasskeys(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("passkeys"u8);
        writer.WriteBoolean("enabled"u8, true);
        writer.WriteEndObject();
    }

    /// <summary>Keys for clients of older versions.</summary>
    private static void WriteLegacy(Utf8JsonWriter writer, OAuth2Methods methods, IReadOnlyList<string> identities)
    {
        writer.WritePropertyName("authProviders"u8);
        methods.WriteTo(writer, withLogos: false);
        writer.WriteBoolean("usernamePassword"u8, identities.Contains("username"));
        writer.WriteBoolean("emailPassword"u8, identities.Contains("email"));
    }
}
