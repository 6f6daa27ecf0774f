using Holdall.Auth;
using Holdall.Fields;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Auth.Records;

/// <summary>The checks of passwords, address and verification before a request saves an auth record.</summary>
internal sealed class AuthFormChecks(IRules rules, IPasswordHasher hasher)
{
    private static readonly FieldError WrongOldPassword = new("validation_invalid_old_password", "Missing or invalid old password.");

    /// <exception cref="ApiException">400 with all errors.</exception>
    public async Task CheckAsync(RecordRequestEvent e, string message)
    {
        var record = e.Record;
        var form = Form.Of((await e.Request.ReadBodyAsync()).Values);
        var errors = new FieldErrors();
        var isVerifiedChanged = record.GetBool(FieldNames.Verified) != Cast.ToBool(record.GetStored(FieldNames.Verified));
        var isEmailChanged = !record.IsNew && record.GetString(FieldNames.Email) != (record.GetStored(FieldNames.Email) as string ?? "");
        var asksForOldPassword = !record.IsNew && !form.IsEmpty;
        var mayManage = !(isVerifiedChanged || isEmailChanged || asksForOldPassword) || CanManage(e);
        if (isEmailChanged && !mayManage) errors.Add("email", FieldError.Mismatch);
        if (isVerifiedChanged && !mayManage) errors.Add("verified", FieldError.Mismatch);
        if (!IsSetByHook(record, form))
        {
            CheckPasswords(record, form, errors);
            if (asksForOldPassword && !mayManage) await CheckOldPasswordAsync(e, form, errors);
        }

        errors.ThrowIfAny(message);
    }

    /// <summary>For a new record the manage rule is asked about an unverified one, whatever was submitted.</summary>
    private bool CanManage(RecordRequestEvent e)
    {
        if (!e.Record.IsNew) return rules.CanManage(e.Record, e.Request.ToInfo());
        var verified = e.Record[FieldNames.Verified];
        e.Record[FieldNames.Verified] = false;
        try
        {
            return rules.CanManage(e.Record, e.Request.ToInfo());
        }
        finally
        {
            e.Record[FieldNames.Verified] = verified;
        }
    }

    /// <summary>Whether a hook gave the record a password other than the submitted one.</summary>
    private static bool IsSetByHook(Record record, Form form) =>
        record.IsUnsaved(FieldNames.Password) && record.GetString(FieldNames.Password) != form.Password;

    private static void CheckPasswords(Record record, Form form, FieldErrors errors)
    {
        var isRequired = record.IsNew || !form.IsEmpty;
        if (isRequired && form.Password.Length == 0 && (record.IsNew || form.HasCompanion)) errors.Add("password", FieldError.Required);
        if (isRequired && form.Confirm.Length == 0) errors.Add("passwordConfirm", FieldError.Required);
        else if (form.Confirm != form.Password) errors.Add("passwordConfirm", FieldError.Mismatch);
    }

    private async Task CheckOldPasswordAsync(RecordRequestEvent e, Form form, FieldErrors errors)
    {
        if (form.Password.Length == 0 && form.Confirm.Length == 0) return;
        if (form.Old.Length == 0) errors.Add("oldPassword", FieldError.Required);
        else if (!await hasher.VerifyAsync(form.Old, e.Record.GetStored(FieldNames.Password) as string ?? "", e.Request.ClientAddress, e.Aborted))
        {
            errors.Add("oldPassword", WrongOldPassword);
        }
    }

    /// <summary>What the body says about passwords.</summary>
    private sealed record Form(string Password, string Confirm, string Old)
    {
        /// <summary>Whether the password makes sense only with a new one.</summary>
        public bool HasCompanion => Confirm.Length > 0 || Old.Length > 0;

        public bool IsEmpty => Password.Length == 0 && !HasCompanion;

        public static Form Of(IDictionary<string, object?> body) => new(Text(body, "password"), Text(body, "passwordConfirm"), Text(body, "oldPassword"));

        private static string Text(IDictionary<string, object?> body, string key) => body.TryGetValue(key, out var value) ? Cast.ToText(value) : "";
    }
}
