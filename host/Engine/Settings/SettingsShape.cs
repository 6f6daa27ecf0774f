using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Settings;
using Holdall.Values;

namespace Holdall.Engine.Settings;

/// <summary>
/// The shapes of the settings: with all secrets, with those that are stored, and without any. Keys have the order of the members.
/// </summary>
/// <remarks>Not generated: what is generated sets a member that is missing to null, rather than to what a new object has.</remarks>
internal static class SettingsShape
{
    private static readonly IncrementalBackupSettings Initial = new();

    /// <summary>With every member, to be merged over.</summary>
    public static readonly JsonTypeInfo<AppSettings> Complete = Shaped(static _ => true, static _ => true);

    /// <summary>As they are stored: with all secrets. Those of S3 are left out while empty, the password of SMTP never.</summary>
    public static readonly JsonTypeInfo<AppSettings> Stored = Shaped(static value => value is string { Length: > 0 }, static _ => true);

    /// <summary>As they are shown: without secrets.</summary>
    public static readonly JsonTypeInfo<AppSettings> Public = Shaped(static _ => false, static _ => false);

    /// <summary>Writes the settings without secrets.</summary>
    public static void WritePublic(Utf8JsonWriter writer, AppSettings settings) => JsonSerializer.Serialize(writer, settings, Public);

    private static JsonTypeInfo<AppSettings> Shaped(Predicate<object?> showsSecret, Predicate<object?> showsPassword)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JsonStyle.Encoder,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(type =>
            {
                foreach (var property in type.Properties)
                {
                    if (type.Type == typeof(S3Settings) && property.Name == "secret") property.ShouldSerialize = (_, value) => showsSecret(value);
                    // Only Holdall knows it: left as it is at first, settings are those that others expect.
                    if (property.PropertyType == typeof(IncrementalBackupSettings)) property.ShouldSerialize = (_, value) => !Initial.Equals(value);
                    if (type.Type == typeof(SmtpSettings) && property.Name == "password") property.ShouldSerialize = (_, value) => showsPassword(value);
                }
            }),
        };
        return (JsonTypeInfo<AppSettings>)options.GetTypeInfo(typeof(AppSettings));
    }
}
