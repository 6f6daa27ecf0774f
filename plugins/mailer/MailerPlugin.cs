using Holdall.Mail;
using Holdall.Plugins.Mailer.Messages;
using Holdall.Plugins.Mailer.Templates;
using Holdall.Plugins.Mailer.Transports;

namespace Holdall.Plugins.Mailer;

/// <summary>Sends mail by SMTP or sendmail.</summary>
public sealed class MailerPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton<MimeMessages>()
            .AddSingleton<SmtpTransport>()
            .AddSingleton(new SendmailTransport(SendmailTransport.UsualPaths()))
            .AddSingleton<IMailer, HookedMailer>()
            .AddSingleton<IRecordMails, RecordMails>()
            .AddSingleton<SendTestMail>()
            .AddSingleton<ITestMails>(services => services.GetRequiredService<SendTestMail>());
        plugin.AddEndpoints<MailerModule>();
    }
}
