using Holdall.App;
using Holdall.Backups;
using Holdall.Mail;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Mail;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Events;

/// <summary>Events in scripts: what all of them have, and those that belong to no request.</summary>
internal static class EventType
{
    public static readonly HostType<HookEvent> Base = new HostType<HookEvent>("Event")
        .Action("next", (_, a) => a.Engine.Next(a))
        .Property("app", (e, engine) => AppScope.Of(e, engine), (e, a) => AppScope.Put(e, a.Require<ScriptApp>(0)));

    public static readonly HostType<AppEvent> Application = new HostType<AppEvent>("AppEvent", Base)
        .Property("isRestart", e => e.IsRestart);

    public static readonly HostType<SettingsEvent> SettingsReload = new("SettingsReloadEvent", Base);

    public static readonly HostType<BackupEvent> Backup = new HostType<BackupEvent>("BackupEvent", Base)
        .Property("context", _ => new ScriptContext())
        .Property("name", e => e.Name)
        .Property("exclude", e => e.Exclude, (e, a) => Fill(e.Exclude, a.List(0)));

    public static readonly HostType<RecordEvent> Record = new HostType<RecordEvent>("RecordEvent", Base)
        .Property("context", _ => new ScriptContext())
        .Property("type", (_, engine) => KindOf(engine))
        .Property("record", e => e.Record, (_, _) => { })
        .Property("error", e => Shown(e.Error));

    public static readonly HostType<ModelEvent> Model = new HostType<ModelEvent>("ModelEvent", Base)
        .Property("context", _ => new ScriptContext())
        .Property("type", (_, engine) => KindOf(engine))
        .Property("model", e => e.Model, (_, _) => { })
        .Property("error", e => Shown(e.Error));

    public static readonly HostType<RecordEnrichEvent> Enrich = new HostType<RecordEnrichEvent>("RecordEnrichEvent", Base)
        .Property("record", e => e.Record)
        .Property("requestInfo", e => e.Request);

    public static readonly HostType<MailerEvent> Mailer = new HostType<MailerEvent>("MailerEvent", Base)
        .Property("message", e => e.Message)
        .Property("mailer", (_, engine) => new ScriptMailer(engine.Services));

    public static readonly HostType<MailerRecordEvent> RecordMailer = new HostType<MailerRecordEvent>("MailerRecordEvent", Base)
        .Property("message", e => e.Message)
        .Property("mailer", (_, engine) => new ScriptMailer(engine.Services))
        .Property("record", e => e.Record)
        .Property("meta", e => MetaOf(e.Mail));

    /// <summary>An error as events show it: what the engine refuses is an error like any other.</summary>
    public static Exception? Shown(Exception? error) => error is ApiException refusal && !RawData.IsMade(refusal) ? new HostFailure(refusal) : error;

    /// <summary>Puts other items into a list.</summary>
    public static void Fill(IList<string> list, IReadOnlyList<object?> items)
    {
        list.Clear();
        foreach (var item in items) list.Add(Values.Cast.ToText(item));
    }

    /// <summary>What is being done, by the name of the hook.</summary>
    public static string KindOf(ScriptEngine engine)
    {
        var name = engine.Point?.Name ?? "";
        foreach (var kind in (string[])["Validate", "Create", "Update", "Delete"])
        {
            if (name.Contains(kind, StringComparison.Ordinal)) return kind.ToLowerInvariant();
        }

        return "";
    }

    private static Dictionary<string, object?> MetaOf(RecordMail mail) => mail.Kind switch
    {
        RecordMailKind.EmailChange => new() { ["token"] = mail.Token, ["newEmail"] = mail.NewEmail },
        RecordMailKind.Otp => new() { ["otpId"] = mail.OtpId, ["password"] = mail.OneTimePassword },
        RecordMailKind.AuthAlert => new() { ["info"] = mail.SignIn },
        _ => new() { ["token"] = mail.Token },
    };
}
