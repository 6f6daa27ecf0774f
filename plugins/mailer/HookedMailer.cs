using Holdall.Mail;
using Holdall.Plugins.Mailer.Transports;
using Holdall.Settings;

namespace Holdall.Plugins.Mailer;

/// <summary>Sends mail inside the hook of all mail, with the transport that the settings name at that moment.</summary>
internal sealed class HookedMailer(ISettings settings, IHooks hooks, SmtpTransport smtp, SendmailTransport sendmail) : IMailer
{
    public Task SendAsync(MailMessage message, CancellationToken aborted = default)
    {
        var current = settings.Current;
        message.From ??= new MailAddress(current.Meta.SenderAddress, current.Meta.SenderName);
        var e = new MailerEvent { Message = message, Aborted = aborted };
        return hooks.MailerSend.RunAsync(
            e, () => current.Smtp.Enabled ? smtp.SendAsync(current.Smtp, e.Message, aborted) : sendmail.SendAsync(e.Message, aborted));
    }
}
