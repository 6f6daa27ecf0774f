using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Totp;

/// <summary><c>POST …/auth-with-totp</c>: the second half of a sign-in.</summary>
internal sealed class AuthWithTotp(SecondFactor secondFactor, TotpStore totps, TotpAttempts attempts, IRecords records, AuthResponse response)
{
    public async Task RunAsync(RequestContext request)
    {
        request.RuleContext = RequestContexts.Totp;
        TotpStore.RefuseIfOff(request.Collection);
        var body = await request.ReadFormAsync();
        var mfaId = body.GetString("mfaId");
        var errors = new FieldErrors();
        errors.Require("mfaId", mfaId, 1, 255);
        var answer = TotpAnswer.Read(body, errors);
        errors.ThrowIfAny(FormChecks.Invalid);
        var (pending, record) = await secondFactor.FindAsync(request.Collection, mfaId, request.Aborted);
        attempts.Count(record, request, answer);
        if (!await totps.TryUseAsync(record, answer, request.Aborted)) throw Wrong();
        attempts.Forgive(record, request, answer);
        await records.UseUpAsync(pending, SecondFactor.Unknown(), request.Aborted);
        await response.SendAsync(request, record, RequestContexts.Totp, new TokenTerms { IsProven = true });
    }

    private static ApiException Wrong() => ApiException.BadRequest("Invalid or expired code.");
}
