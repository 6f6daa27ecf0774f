using Holdall.App;
using Holdall.Auth;
using Holdall.Backups;
using Holdall.Batch;
using Holdall.Collections;
using Holdall.Files;
using Holdall.Mail;
using Holdall.Realtime;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Hooks;

/// <summary>All hook points of the contract.</summary>
public static class HookPoints
{
    /// <summary>Every point, each once.</summary>
    public static IReadOnlyList<HookPoint> All { get; } =
    [
        .. AppHooks.All, .. MailHooks.All, .. ModelHooks.All, .. RecordHooks.All, .. CollectionHooks.All, .. RealtimeHooks.All,
        .. SettingsHooks.All, .. BatchHooks.All, .. BackupHooks.All, .. FileHooks.All, .. AuthHooks.All,
    ];
}
