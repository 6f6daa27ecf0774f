using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary><c>new RecordUpsertForm(app, record)</c>: loads values as a request does, and saves the record with them.</summary>
internal sealed class RecordUpsertForm(ScriptApp app, Record record)
{
    public static readonly HostType<RecordUpsertForm> Table = new HostType<RecordUpsertForm>("RecordUpsertForm")
        .Property("record", form => form._record)
        .Action("load", (form, a) => RecordValues.Load(a.Engine, form._record, form.Checked(a.Map(0))))
        .Action("setContext", (_, _) => { })
        .Action("setApp", (form, a) => form._app = a.Require<ScriptApp>(0))
        .Action("setRecord", (form, a) => form._record = a.Require<Record>(0))
        .Action("submit", (form, a) => form.Submit(a));

    private const string Password = "password";
    private const string Again = "passwordConfirm";

    private ScriptApp _app = app;
    private Record _record = record;
    private bool _isMistyped;

    /// <summary>A password is given twice.</summary>
    private Dictionary<string, object?> Checked(Dictionary<string, object?> values)
    {
        if (_record.Collection.IsAuth && values.TryGetValue(Password, out var password)) _isMistyped = !Equals(password, values.GetValueOrDefault(Again));
        values.Remove(Again);
        return values;
    }

    private void Submit(CallArguments a)
    {
        if (_isMistyped)
        {
            var errors = new FieldErrors();
            errors.Add(Again, "validation_values_mismatch", "Values don't match.");
            throw new HostFailure(ApiException.BadRequest("Failed to save the record.", errors));
        }

        AppType.Do(a, _app.Services.Records.SaveAsync(_record, new RecordSaveOptions { RunsHooks = !_app.IsWithoutHooks }));
    }
}
