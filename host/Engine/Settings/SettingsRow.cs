using System.Text.Json;
using Holdall.Engine.Json;
using Holdall.Engine.Storage;
using Holdall.Settings;
using Holdall.Values;

namespace Holdall.Engine.Settings;

/// <summary>The one row of <c>_params</c>: clear JSON as a BLOB, the encrypted form as TEXT; both are read from either.</summary>
internal static class SettingsRow
{
    private const string Id = "settings";

    /// <summary>The stored settings merged over others, or null when there is no row.</summary>
    /// <exception cref="DataDirectoryException">They can't be read, or not with this key.</exception>
    public static AppSettings? Read(DbSession session, AppSettings current, string? key)
    {
        using var statement = session.Prepare("SELECT `value` FROM `_params` WHERE `id` = ?1");
        statement.Bind(1, Id);
        if (!statement.Step()) return null;
        var value = statement.Utf8(0);
        return TryRead(value, current, key) ?? throw new DataDirectoryException("Invalid settings db data or missing encryption key.");
    }

    /// <summary>A stored value merged over settings, or null when it can't be read, or not with this key.</summary>
    public static AppSettings? TryRead(ReadOnlySpan<byte> value, AppSettings current, string? key)
    {
        if (TryMerge(value, current) is { } clear) return clear;
        return !string.IsNullOrEmpty(key) && SettingsCipher.TryDecrypt(value, key) is { } plain ? TryMerge(plain, current) : null;
    }

    /// <summary>Writes the settings; the row is created if need be.</summary>
    public static void Write(DbSession session, AppSettings settings, string? key, TimeProvider time)
    {
        using var statement = session.Prepare(
            "INSERT INTO `_params` (`id`, `value`, `created`, `updated`) VALUES (?1, ?2, ?3, ?3) ON CONFLICT (`id`) DO UPDATE SET `value` = ?2, `updated` = ?3");
        statement.Bind(1, Id);
        var json = JsonSerializer.SerializeToUtf8Bytes(settings, SettingsShape.Stored);
        if (string.IsNullOrEmpty(key)) statement.BindBlob(2, json);
        else statement.Bind(2, SettingsCipher.Encrypt(json, key));
        statement.Bind(3, DateText.Format(time.GetUtcNow()));
        statement.Execute();
    }

    public static void InsertIfMissing(DbSession session, AppSettings settings, string? key, TimeProvider time)
    {
        using (var statement = session.Prepare("SELECT 1 FROM `_params` WHERE `id` = ?1"))
        {
            statement.Bind(1, Id);
            if (statement.Step()) return;
        }

        Write(session, settings, key, time);
    }

    private static AppSettings? TryMerge(ReadOnlySpan<byte> json, AppSettings current)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return Cast.FromElement(document.RootElement) is Dictionary<string, object?> body ? JsonMerge.Apply(SettingsShape.Stored, current, body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
