using Holdall.Files;
using Holdall.Plugins.JsHooks.Files;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The files of records, and backups.</summary>
internal static class AppFilesystems
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("newFilesystem", (app, a) => new ScriptFilesystem(a.Engine, app.Services.Require<IFileStorage>("files")))
        .Method("newBackupsFilesystem", (app, a) => new ScriptFilesystem(a.Engine, BackupsOf(app)));

    private static IFileStorage BackupsOf(ScriptApp app) => app.Services.Settings.Current.Backups.S3 is { Enabled: true } bucket
        ? app.Services.Require<IBucketStorages>("files").Open(bucket)
        : app.Services.Get<IFolderStorages>().Open(Path.Combine(app.Services.Get<ScriptFolders>().Data, "backups"));
}
