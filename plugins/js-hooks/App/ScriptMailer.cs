using Holdall.Mail;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Sends mail.</summary>
internal sealed class ScriptMailer(ScriptServices services)
{
    public static readonly HostType<ScriptMailer> Table = new HostType<ScriptMailer>("Mailer")
        .Action("send", (mailer, a) => AppType.Do(a, mailer.SendAsync(a.Require<MailMessage>(0))));

    private Task SendAsync(MailMessage message) => services.Require<IMailer>("mailer").SendAsync(message);
}
