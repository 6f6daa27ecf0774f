using Holdall.Mail;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Settings, log, clock, store, mail, messages and backups of the application.</summary>
internal static class AppServices
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Method("settings", app => new ScriptSettings(app.Services.Settings.Current))
        .Action("reloadSettings", (_, _) => { })
        .Method("logger", app => new ScriptLog(app.Services.Logger))
        .Method("store", app => app.Services.Get<ScriptStore>())
        .Method("cron", app => app.Services.Get<ScriptCron>())
        .Method("newMailClient", app => new ScriptMailer(app.Services))
        .Method("subscriptionsBroker", app => new ScriptBroker(app.Services))
        .Action("createBackup", (app, a) => AppType.Do(a, app.Services.Backups.CreateAsync(a.Text(1))))
        .Action("restoreBackup", (app, a) => AppType.Do(a, app.Services.Backups.RestoreAsync(a.Text(1))))
        .Action("restart", (_, _) => throw new ScriptException("not supported: the server is not restarted from inside"))
        .Action("bootstrap", (_, _) => { })
        .Method("isBootstrapped", _ => true)
        .Action("clearBootstrap", (_, _) => throw new ScriptException("not supported: the server is not reset from inside"))
        .Action("resetBootstrapState", (_, _) => throw new ScriptException("not supported: the server is not reset from inside"))
        .Action("runSystemMigrations", (_, _) => { })
        .Action("runAppMigrations", (_, _) => { })
        .Action("runAllMigrations", (_, _) => { })
        .Method("dataDir", app => app.Services.Get<ScriptFolders>().Data)
        .Method("encryptionEnv", _ => "")
        .Method("isDev", app => app.Services.Get<ScriptFolders>().IsDevelopment);
}
