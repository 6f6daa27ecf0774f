using Holdall.Auth;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Totp;

/// <summary><c>POST …/totp/remove</c>: a token alone is not enough for it.</summary>
internal sealed class RemoveTotp(TotpStore totps, TotpAttempts attempts, IPasswordHasher hasher)
{
    public async Task RunAsync(RequestContext request)
    {
        TotpStore.RefuseIfOff(request.Collection);
        var body = await request.ReadFormAsync();
        var password = body.GetString(FieldNames.Password);
        var errors = new FieldErrors();
        var answer = TotpAnswer.Read(body, errors, isOptional: password.Length > 0);
        errors.CheckLength(FieldNames.Password, password, 1, 255);
        errors.ThrowIfAny(FormChecks.Invalid);
        var owner = request.Auth.Record!;
        if (totps.FindConfirmed(owner) is null) throw ApiException.BadRequest("There is no authenticator app.");
        attempts.Count(owner, request, answer);
        var isProven = answer.IsEmpty ? await IsPasswordAsync(owner, password, request) : await totps.TryUseAsync(owner, answer, request.Aborted);
        if (!isProven)
        {
            new FieldErrors().Add(answer.IsEmpty ? FieldNames.Password : answer.Code.Length > 0 ? "code" : "recoveryCode", FieldError.Invalid)
                .ThrowIfAny(FormChecks.Invalid);
        }

        attempts.Forgive(owner, request, answer);
        await totps.RemoveAsync(owner, request.Aborted);
        await request.NoContentAsync();
    }

    private Task<bool> IsPasswordAsync(Record owner, string password, RequestContext request) =>
        hasher.VerifyAsync(password, owner.GetString(FieldNames.Password), request.ClientAddress, request.Aborted);
}
