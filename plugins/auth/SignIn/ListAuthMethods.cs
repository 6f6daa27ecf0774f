using System.Text.Json;
using Holdall.Collections;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary><c>GET …/auth-methods</c>.</summary>
internal static class ListAuthMethods
{
    public static Task RunAsync(RequestContext request) => request.JsonAsync(StatusCodes.Status200OK, request.Collection.Auth!, Write);

    private static void Write(Utf8JsonWriter writer, AuthOptions options)
    {
        var identities = options.PasswordAuth is { Enabled: true } ? options.PasswordAuth.IdentityFields : [];
        writer.WriteStartObject();
        WritePassword(writer, options.PasswordAuth.Enabled, identities);
        WriteOAuth2(writer, options.OAuth2.Enabled);
        WriteTimed(writer, "mfa", options.Mfa.Enabled, options.Mfa.Duration);
        WriteTimed(writer, "otp", options.Otp.Enabled, options.Otp.Duration);
        WriteLegacy(writer, identities);
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

    /// <summary>Providers that this server does not know are left out; it knows none yet.</summary>
    private static void WriteOAuth2(Utf8JsonWriter writer, bool enabled)
    {
        writer.WriteStartObject("oauth2"u8);
        writer.WriteStartArray("providers"u8);
        writer.WriteEndArray();
        writer.WriteBoolean("enabled"u8, enabled);
        writer.WriteEndObject();
    }

    private static void WriteTimed(Utf8JsonWriter writer, string name, bool enabled, long duration)
    {
        writer.WriteStartObject(name);
        writer.WriteBoolean("enabled"u8, enabled);
        writer.WriteNumber("duration"u8, enabled ? duration : 0);
        writer.WriteEndObject();
    }

    /// <summary>Keys for clients of older versions.</summary>
    private static void WriteLegacy(Utf8JsonWriter writer, IReadOnlyList<string> identities)
    {
        writer.WriteStartArray("authProviders"u8);
        writer.WriteEndArray();
        writer.WriteBoolean("usernamePassword"u8, identities.Contains("username"));
        writer.WriteBoolean("emailPassword"u8, identities.Contains("email"));
    }
}
