using Holdall.Auth;
using Holdall.Fields;
using Holdall.Mail;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/request-verification</c>.</summary>
internal sealed class RequestVerification(RequestAccountMail mails, IHooks hooks)
{
    private readonly AccountMail _mail = new(
        RecordMailKind.Verification, TokenTypes.Verification, hooks.RecordRequestVerificationRequest, static account => !account.GetBool(FieldNames.Verified));

    public Task RunAsync(RequestContext request)
    {
        Superusers.RefuseVerification(request.Collection);
        return mails.RunAsync(request, _mail);
    }
}
