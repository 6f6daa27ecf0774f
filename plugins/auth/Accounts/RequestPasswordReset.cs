using Holdall.Auth;
using Holdall.Fields;
using Holdall.Mail;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/request-password-reset</c>.</summary>
internal sealed class RequestPasswordReset(RequestAccountMail mails, IHooks hooks)
{
    private readonly AccountMail _mail = new(
        RecordMailKind.PasswordReset,
        TokenTypes.PasswordReset,
        hooks.RecordRequestPasswordResetRequest,
        static account => !account.Collection.IsSuperusers || account.GetString(FieldNames.Email) != Superusers.InstallerEmail)
    {
        MayBeTriedAgain = true,
    };

    public Task RunAsync(RequestContext request)
    {
        if (!request.Collection.Auth!.PasswordAuth.Enabled)
            throw ApiException.BadRequest("The collection is not configured to allow password authentication.");
        return mails.RunAsync(request, _mail);
    }
}
