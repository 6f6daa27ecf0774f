using Holdall.Auth;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/confirm-verification</c>.</summary>
internal sealed class ConfirmVerification(RecordTokens tokens, MailThrottle throttle, IRecords records, IHooks hooks)
{
    private static readonly FieldError NoEmail = new("validation_invalid_token_claims", "Missing email token claim.");
    private static readonly FieldError OtherEmail =
        new("validation_token_email_mismatch", "The record email doesn't match with the requested token claims.");

    public async Task RunAsync(RequestContext request)
    {
        Superusers.RefuseVerification(request.Collection);
        var record = await ReadAsync(request);
        var e = new AuthMailRequestEvent { Request = request, Aborted = request.Aborted, AuthCollection = request.Collection, Record = record };
        await hooks.RecordConfirmVerificationRequest.RunAsync(e, async () =>
        {
            if (e.Record is { } found && !found.GetBool(FieldNames.Verified)) await VerifyAsync(found, request.Aborted);
            throttle.Open(TokenTypes.Verification, record);
            await request.NoContentAsync();
        });
    }

    private async Task<Record> ReadAsync(RequestContext request)
    {
        var token = (await request.ReadFormAsync()).GetString("token");
        var errors = new FieldErrors();
        RecordToken? found = null;
        if (token.Length == 0) errors.Add("token", FieldError.Required);
        else if (string.IsNullOrEmpty(TokenClaims.Read(token)?.Email)) errors.Add("token", NoEmail);
        else found = tokens.Check(token, TokenTypes.Verification, request.Collection, errors);
        if (found is not null && found.Claims.Email != found.Record.GetString(FieldNames.Email)) errors.Add("token", OtherEmail);
        errors.ThrowIfAny(FormChecks.Invalid);
        return found!.Record;
    }

    /// <summary>Where nobody signs in with a password, none that was set before the address was proven may stay.</summary>
    private Task VerifyAsync(Record record, CancellationToken aborted)
    {
        record[FieldNames.Verified] = true;
        if (!record.Collection.Auth!.PasswordAuth.Enabled) record.SetRandomPassword();
        return records.SaveAsync(record, aborted);
    }
}
