using Holdall.Files;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Files;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The files of records, and backups.</summary>
internal static class AppFilesystems
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("newFilesystem", (app, a) => new ScriptFilesystem(a.Engine, new StorageFiles(app.Services.Require<IFileStorage>("files"))))
        .Method("newBackupsFilesystem", (app, a) => app.Services.Find<Backups.IBackupStorage>() is null
            ? new ScriptFilesystem(a.Engine, new FolderFiles(Path.Combine(app.Services.Get<ScriptFolders>().Data, "backups")))
            : throw new ScriptException("not supported: backups are not in the data directory"));
}
