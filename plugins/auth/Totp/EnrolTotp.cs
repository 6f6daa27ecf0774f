using Holdall.Fields;
using Holdall.Settings;

namespace Holdall.Plugins.Auth.Totp;

/// <summary><c>POST …/totp</c>: begins to enrol an authenticator app.</summary>
internal sealed class EnrolTotp(TotpStore totps, ISettings settings)
{
    public async Task RunAsync(RequestContext request)
    {
        TotpStore.RefuseIfOff(request.Collection);
        var owner = request.Auth.Record!;
        var secret = await totps.EnrolAsync(owner, request.Aborted);
        var account = owner.GetString(FieldNames.Email) is { Length: > 0 } email ? email : owner.Id;
        var url = TotpCodes.ToUrl(secret, settings.Current.Meta.AppName, account);
        await request.JsonAsync(StatusCodes.Status200OK, (secret, url), static (writer, answer) =>
        {
            writer.WriteStartObject();
            writer.WriteString("secret"u8, answer.secret);
            writer.WriteString("url"u8, answer.url);
            writer.WriteEndObject();
        });
    }
}
