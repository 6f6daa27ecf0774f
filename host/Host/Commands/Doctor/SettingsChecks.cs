using System.Text;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Settings;

namespace Holdall.Host.Commands.Doctor;

/// <summary>Whether the settings can be read.</summary>
internal static class SettingsChecks
{
    private const string Kind = "broken-settings";
    private const string Subject = "_params";
    private const string Again = "restore a backup, or delete the row of _params: the next start makes settings as they are at first";

    /// <param name="database">The main database.</param>
    /// <param name="key">What they may be encrypted with, or null.</param>
    public static Finding? Run(UnchangedDatabase database, string? key)
    {
        if (database.Rows("SELECT value FROM _params WHERE id = 'settings'") is not [var row, ..])
            return new Finding(Kind, Subject, "the settings are missing", "restore a backup; otherwise the next start makes settings as they are at first");
        var value = row[0];
        if (SettingsRow.TryRead(Encoding.UTF8.GetBytes(value), new AppSettings(), key) is not null) return null;
        if (!SettingsCipher.IsLikely(value)) return new Finding(Kind, Subject, "the settings can't be read: they are no JSON of settings", Again);
        return key is null
            ? new Finding(Kind, Subject, "the settings are encrypted, and there is no key to look into them", "say --encryptionEnv, here as for serve")
            : new Finding(Kind, Subject, "the settings are encrypted with another key, or damaged", "find the right key; without it " + Again);
    }
}
