using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;

namespace Holdall.Plugins.Auth.Totp;

/// <summary>
/// <c>POST …/totp/confirm</c>: from now on the authenticator app is asked for. Whoever could do nothing but that gets a full token for it, and nobody
/// else does.
/// </summary>
internal sealed class ConfirmTotp(TotpStore totps, TotpAttempts attempts, RecordTokens tokens)
{
    public async Task RunAsync(RequestContext request)
    {
        TotpStore.RefuseIfOff(request.Collection);
        var code = (await request.ReadFormAsync()).GetString("code");
        var errors = new FieldErrors();
        errors.Require("code", code, 1, 64);
        errors.ThrowIfAny(FormChecks.Invalid);
        var owner = request.Auth.Record!;
        var answer = new TotpAnswer(code, "");
        attempts.Count(owner, request, answer);
        if (await totps.ConfirmAsync(owner, code, request.Aborted) is not { } recovery)
        {
            new FieldErrors().Add("code", FieldError.Invalid).ThrowIfAny(FormChecks.Invalid);
            return;
        }

        attempts.Forgive(owner, request, answer);
        var token = request.Auth.Scope is null ? null : tokens.CreateAuth(owner, new TokenTerms { IsProven = true, Session = request.Auth.Credential });
        await request.JsonAsync(StatusCodes.Status200OK, (recovery, token), static (writer, answer) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("recoveryCodes"u8);
            foreach (var code in answer.recovery) writer.WriteStringValue(code);
            writer.WriteEndArray();
            if (answer.token is not null) writer.WriteString("token"u8, answer.token);
            writer.WriteEndObject();
        });
    }
}
