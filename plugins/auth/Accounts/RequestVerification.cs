using Holdall.Auth;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/request-verification</c>. Whether there is such an account is not told.</summary>
internal sealed class RequestVerification(IdentityLookup identities, RecordTokens tokens, MailThrottle throttle, BackgroundMails mails, IHooks hooks)
{
    public async Task RunAsync(RequestContext request)
    {
        Superusers.RefuseVerification(request.Collection);
        var record = identities.FindByEmail(request.Collection, await EmailForm.ReadAsync(request));
        if (Refusal(record) is { } refusal)
        {
            request.NoteFailure(ApiException.BadRequest(refusal));
            await request.NoContentAsync();
            return;
        }

        var e = new AuthMailRequestEvent { Request = request, Aborted = request.Aborted, AuthCollection = request.Collection, Record = record };
        await hooks.RecordRequestVerificationRequest.RunAsync(e, () =>
        {
            if (e.Record is { } found && !found.GetBool(FieldNames.Verified)) Send(request, found);
            return request.NoContentAsync();
        });
    }

    private string? Refusal(Record? record)
    {
        if (record is null) return "There is no account with this address.";
        return !record.GetBool(FieldNames.Verified) && throttle.IsClosed(TokenTypes.Verification, record) ? "A mail was sent to this account a moment ago." : null;
    }

    private void Send(RequestContext request, Record record)
    {
        if (!throttle.TryBegin(TokenTypes.Verification, record)) return;
        var mail = () => new RecordMail
        {
            Kind = RecordMailKind.Verification,
            Record = record,
            To = record.GetString(FieldNames.Email),
            Token = tokens.Create(record, TokenTypes.Verification),
        };
        mails.SendAfter(request, mail, _ =>
        {
            throttle.Close(TokenTypes.Verification, record);
            return Task.CompletedTask;
        });
    }
}
