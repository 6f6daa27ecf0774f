using Holdall.Auth;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/request-password-reset</c>. Whether there is such an account is not told.</summary>
internal sealed class RequestPasswordReset(IdentityLookup identities, RecordTokens tokens, MailThrottle throttle, BackgroundMails mails, IHooks hooks)
{
    public async Task RunAsync(RequestContext request)
    {
        if (!request.Collection.Auth!.PasswordAuth.Enabled)
            throw ApiException.BadRequest("The collection is not configured to allow password authentication.");
        var record = identities.FindByEmail(request.Collection, await EmailForm.ReadAsync(request));
        if (Refusal(record) is { } refusal)
        {
            request.NoteFailure(ApiException.BadRequest(refusal));
            await request.NoContentAsync();
            return;
        }

        var e = new AuthMailRequestEvent { Request = request, Aborted = request.Aborted, AuthCollection = request.Collection, Record = record };
        await hooks.RecordRequestPasswordResetRequest.RunAsync(e, () =>
        {
            if (e.Record is { } found) Send(request, found);
            return request.NoContentAsync();
        });
    }

    private string? Refusal(Record? record)
    {
        if (record is null) return "There is no account with this address.";
        return throttle.IsClosed(TokenTypes.PasswordReset, record) ? "A mail was sent to this account a moment ago." : null;
    }

    private void Send(RequestContext request, Record record)
    {
        var email = record.GetString(FieldNames.Email);
        if (record.Collection.IsSuperusers && email == Superusers.InstallerEmail || !throttle.TryBegin(TokenTypes.PasswordReset, record)) return;
        var mail = () => new RecordMail
        {
            Kind = RecordMailKind.PasswordReset,
            Record = record,
            To = email,
            Token = tokens.Create(record, TokenTypes.PasswordReset),
        };
        mails.SendAfter(request, mail, sent =>
        {
            if (sent is null) throttle.Open(TokenTypes.PasswordReset, record);
            else throttle.Close(TokenTypes.PasswordReset, record);
            return Task.CompletedTask;
        });
    }
}
