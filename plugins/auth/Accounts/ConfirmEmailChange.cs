using Holdall.Auth;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/confirm-email-change</c>.</summary>
internal sealed class ConfirmEmailChange(IdentityLookup identities, RecordTokens tokens, IPasswordHasher hasher, IRecords records, IHooks hooks)
{
    private static readonly FieldError NoNewEmail = new("validation_invalid_token_payload", "Invalid token payload - newEmail must be set.");
    private static readonly FieldError Taken = new("validation_invalid_token_email", "The new email address is invalid.");
    private static readonly FieldError WrongPassword = new("validation_invalid_password", "Missing or invalid auth record password.");

    public async Task RunAsync(RequestContext request)
    {
        Superusers.RefuseEmailChange(request.Collection);
        var token = await ReadAsync(request);
        var e = new EmailChangeRequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            AuthCollection = request.Collection,
            Record = token.Record,
            NewEmail = token.Claims.NewEmail!,
        };
        await hooks.RecordConfirmEmailChangeRequest.RunAsync(e, async () =>
        {
            var record = e.Record ?? token.Record;
            record[FieldNames.Email] = e.NewEmail;
            record[FieldNames.Verified] = true;
            await records.SaveAsAsync(record, "Failed to confirm email change.", request.Aborted);
            await request.NoContentAsync();
        });
    }

    private async Task<RecordToken> ReadAsync(RequestContext request)
    {
        var body = await request.ReadFormAsync();
        var (token, password) = (body.GetString("token"), body.GetString(FieldNames.Password));
        var errors = new FieldErrors();
        RecordToken? found = null;
        if (token.Length == 0) errors.Add("token", FieldError.Required);
        else if (string.IsNullOrEmpty(TokenClaims.Read(token)?.NewEmail)) errors.Add("token", NoNewEmail);
        else found = tokens.Check(token, TokenTypes.EmailChange, request.Collection, errors);
        if (found is not null && identities.FindByEmail(request.Collection, found.Claims.NewEmail!) is not null) errors.Add("token", Taken);
        errors.Require(FieldNames.Password, password, 1, 100);
        if (errors.Find(FieldNames.Password) is null && !await IsPasswordOfAsync(found, password, request)) errors.Add(FieldNames.Password, WrongPassword);
        errors.ThrowIfAny(FormChecks.Invalid);
        return found!;
    }

    private async Task<bool> IsPasswordOfAsync(RecordToken? token, string password, RequestContext request) =>
        token is not null && await hasher.VerifyAsync(password, token.Record.GetString(FieldNames.Password), request.ClientAddress, request.Aborted);
}
