using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth.Totp;

/// <summary><c>POST …/totp/confirm</c>: from now on the authenticator app is asked for.</summary>
internal sealed class ConfirmTotp(TotpStore totps, TotpAttempts attempts)
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
        await request.JsonAsync(StatusCodes.Status200OK, recovery, static (writer, codes) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("recoveryCodes"u8);
            foreach (var code in codes) writer.WriteStringValue(code);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
