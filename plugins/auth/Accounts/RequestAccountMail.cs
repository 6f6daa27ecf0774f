using Holdall.Auth;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>Asks for a mail with a token to the account with an address. Whether there is such an account is not told.</summary>
internal sealed class RequestAccountMail(IdentityLookup identities, RecordTokens tokens, MailThrottle throttle, BackgroundMails mails, RetriedMails retried)
{
    public async Task RunAsync(RequestContext request, AccountMail mail)
    {
        var record = identities.FindByEmail(request.Collection, await EmailForm.ReadAsync(request));
        if (Refusal(mail, record) is { } refusal)
        {
            request.NoteFailure(ApiException.BadRequest(refusal));
            await request.NoContentAsync();
            return;
        }

        var e = new AuthMailRequestEvent { Request = request, Aborted = request.Aborted, AuthCollection = request.Collection, Record = record };
        await mail.Hook.RunAsync(e, () =>
        {
            if (e.Record is { } found) Send(request, mail, found);
            return request.NoContentAsync();
        });
    }

    private string? Refusal(AccountMail mail, Record? record)
    {
        if (record is null) return "There is no account with this address.";
        return mail.IsFor(record) && throttle.IsClosed(mail.TokenType, record) ? "A mail was sent to this account a moment ago." : null;
    }

    private void Send(RequestContext request, AccountMail mail, Record record)
    {
        if (!mail.IsFor(record) || !throttle.TryBegin(mail.TokenType, record)) return;
        var make = () => new RecordMail
        {
            Kind = mail.Kind,
            Record = record,
            To = record.GetString(FieldNames.Email),
            Token = tokens.Create(record, mail.TokenType),
        };
        mails.SendAfter(request, mail.Kind, record, make, outcome =>
        {
            if (outcome.HasFailed && mail.MayBeTriedAgain) throttle.Open(mail.TokenType, record);
            else throttle.Close(mail.TokenType, record);
            return outcome.MayBeSentLater ? retried.SendLaterAsync(mail, record) : Task.CompletedTask;
        });
    }
}
