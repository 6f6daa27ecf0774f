using System.Text;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Settings;

namespace Holdall.Host.Commands.Doctor;

/// <summary>Whether the settings can be read, and whether all of them do something.</summary>
internal static class SettingsChecks
{
    private const string Kind = "broken-settings";
    private const string Subject = "_params";
    private const string Again = "restore a backup, or delete the row of _params: the next start makes settings as they are at first";

    /// <param name="database">The main database.</param>
    /// <param name="key">What they may be encrypted with, or null.</param>
    public static IEnumerable<Finding> Run(UnchangedDatabase database, string? key)
    {
        if (FindFault(database, key, out var settings) is { } fault) return [fault];
        var collections = database.Rows("SELECT name FROM _collections").Select(static row => row[0]).ToHashSet(StringComparer.Ordinal);
        return RateLimits(settings!, collections);
    }

    private static IEnumerable<Finding> RateLimits(AppSettings settings, HashSet<string> collections)
    {
        foreach (var rule in settings.RateLimits.Rules)
        {
            if (RateLimitsValidator.FindFault(rule.Label, collections.Contains) is { } fault)
            {
                yield return new Finding(
                    "idle-rate-limit", "rateLimits", $"the rule \"{rule.Label}\" limits nothing: {fault}", "change or remove the rule in the settings");
            }
        }
    }

    private static Finding? FindFault(UnchangedDatabase database, string? key, out AppSettings? settings)
    {
        settings = null;
        if (database.Rows("SELECT value FROM _params WHERE id = 'settings'") is not [var row, ..])
            return new Finding(Kind, Subject, "the settings are missing", "restore a backup; otherwise the next start makes settings as they are at first");
        var value = row[0];
        settings = SettingsRow.TryRead(Encoding.UTF8.GetBytes(value), new AppSettings(), key);
        if (settings is not null) return null;
        if (!SettingsCipher.IsLikely(value)) return new Finding(Kind, Subject, "the settings can't be read: they are no JSON of settings", Again);
        return key is null
            ? new Finding(Kind, Subject, "the settings are encrypted, and there is no key to look into them", "say --encryptionEnv, here as for serve")
            : new Finding(Kind, Subject, "the settings are encrypted with another key, or damaged", "find the right key; without it " + Again);
    }
}
