using Holdall.Collections;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Saving and deleting, whatever it is.</summary>
internal static class AppSaves
{
    public static void AddTo(HostType<ScriptApp> table) => table
        .Action("save", (app, a) => Save(app, a, 0, isValidated: true))
        .Action("saveWithContext", (app, a) => Save(app, a, 1, isValidated: true))
        .Action("saveNoValidate", (app, a) => Save(app, a, 0, isValidated: false))
        .Action("saveNoValidateWithContext", (app, a) => Save(app, a, 1, isValidated: false))
        .Action("delete", (app, a) => Delete(app, a, 0))
        .Action("deleteWithContext", (app, a) => Delete(app, a, 1))
        .Action("validate", (app, a) => Validate(app, a, 0))
        .Action("validateWithContext", (app, a) => Validate(app, a, 1))
        .Action("truncateCollection", (app, a) => AppType.Do(a, app.Services.Collections.TruncateAsync(AppRecords.CollectionOf(app, a, 0))));

    private static void Save(ScriptApp app, CallArguments a, int i, bool isValidated)
    {
        var options = new RecordSaveOptions { Validates = isValidated, RunsHooks = !app.IsWithoutHooks };
        switch ((a[i] as HostObject)?.Target)
        {
            case Record record:
                AppType.Do(a, app.Services.Records.SaveAsync(record, options));
                return;
            case ScriptCollection collection:
                collection.Begin(AppType.Get(a, app.Services.Collections.SaveAsync(collection.ToCollection(), isValidated)));
                return;
            case ScriptSettings settings:
                AppType.Do(a, app.Services.Settings.SaveAsync(settings.ToSettings()));
                settings.Begin(app.Services.Settings.Current);
                return;
            default:
                throw Unknown();
        }
    }

    private static void Delete(ScriptApp app, CallArguments a, int i)
    {
        switch ((a[i] as HostObject)?.Target)
        {
            case Record { IsNew: true }:
                throw new ScriptException("a new record can't be deleted");
            case Record record:
                DeleteRecord(app, a, record);
                return;
            case ScriptCollection collection:
                AppType.Do(a, app.Services.Collections.DeleteAsync(collection.Source));
                return;
            default:
                throw Unknown();
        }
    }

    /// <summary>One that is gone already is no failure.</summary>
    private static void DeleteRecord(ScriptApp app, CallArguments a, Record record)
    {
        var options = new RecordSaveOptions { RunsHooks = !app.IsWithoutHooks };
        try
        {
            AppType.Do(a, app.Services.Records.DeleteAsync(record, options));
        }
        catch (HostFailure e) when (e.Refusal.Status == StatusCodes.Status404NotFound)
        {
            if (app.Services.Records.Find(record.Collection.Id, record.Id) is not null) throw;
        }
    }

    private static void Validate(ScriptApp app, CallArguments a, int i)
    {
        switch ((a[i] as HostObject)?.Target)
        {
            case Record record:
                AppType.Do(a, app.Services.Records.ValidateAsync(record));
                return;
            case ScriptCollection collection:
                AppType.Do(a, app.Services.Collections.ValidateAsync(collection.ToCollection()));
                return;
            case ScriptSettings settings:
                AppType.Do(a, app.Services.Settings.ValidateAsync(settings.ToSettings()));
                return;
            default:
                throw Unknown();
        }
    }

    private static ScriptException Unknown() => new("not supported: only records, collections and settings are stored by the application");
}
