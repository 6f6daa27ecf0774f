using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/confirm-password-reset</c>.</summary>
internal sealed class ConfirmPasswordReset(RecordTokens tokens, MailThrottle throttle, IRecords records, IHooks hooks)
{
    private const int MaxLength = 255;

    public async Task RunAsync(RequestContext request)
    {
        var (token, password) = await ReadAsync(request);
        var record = token.Record;
        var e = new AuthMailRequestEvent { Request = request, Aborted = request.Aborted, AuthCollection = request.Collection, Record = record };
        await hooks.RecordConfirmPasswordResetRequest.RunAsync(e, async () =>
        {
            record[FieldNames.Password] = password;
            // Whoever has the token has read the mail.
            if (token.Claims.Email == record.GetString(FieldNames.Email)) record[FieldNames.Verified] = true;
            await records.SaveAsAsync(record, "Failed to set new password.", request.Aborted);
            throttle.Open(TokenTypes.PasswordReset, record);
            await request.NoContentAsync();
        });
    }

    private async Task<(RecordToken Token, string Password)> ReadAsync(RequestContext request)
    {
        var body = await request.ReadFormAsync();
        var (token, password, confirm) = (body.GetString("token"), body.GetString(FieldNames.Password), body.GetString("passwordConfirm"));
        var errors = new FieldErrors();
        RecordToken? found = null;
        if (token.Length == 0) errors.Add("token", FieldError.Required);
        else found = tokens.Check(token, TokenTypes.PasswordReset, request.Collection, errors);
        errors.Require(FieldNames.Password, password, MinLength(request.Collection), MaxLength);
        if (confirm.Length == 0) errors.Add("passwordConfirm", FieldError.Required);
        else if (confirm != password) errors.Add("passwordConfirm", FieldError.Mismatch);
        errors.ThrowIfAny(FormChecks.Invalid);
        return (found!, password);
    }

    private static int MinLength(Collection collection) =>
        collection.Fields.Find(FieldNames.Password) is PasswordField { Min: > 0 } field ? (int)Math.Min(field.Min, MaxLength) : 1;
}
