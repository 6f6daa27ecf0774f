using Holdall.Collections;
using Holdall.Mail;
using Holdall.Settings;

namespace Holdall.Plugins.Mailer.Templates;

/// <summary>The mails of the system to auth records, from the templates of their collections.</summary>
internal sealed class RecordMails(ISettings settings, IHooks hooks, IMailer mailer) : IRecordMails
{
    public async Task<MailMessage?> SendAsync(RecordMail mail, CancellationToken aborted = default)
    {
        var options = mail.Record.Collection.Auth ?? throw new ArgumentException($"Records of {mail.Record.Collection.Name} get no mail.", nameof(mail));
        var template = TemplateOf(options, mail.Kind);
        var meta = settings.Current.Meta;
        var placeholders = new Placeholders(meta, mail);
        var message = new MailMessage
        {
            From = new MailAddress(meta.SenderAddress, meta.SenderName),
            To = [new MailAddress(mail.To)],
            Subject = placeholders.Fill(template.Subject),
            Html = MailLayout.Around(placeholders.Fill(template.Body)),
        };
        var e = new MailerRecordEvent { Message = message, Mail = mail, Aborted = aborted };
        var isKeptBack = true;
        await HookOf(mail.Kind).RunAsync(e, async () =>
        {
            await mailer.SendAsync(e.Message, aborted);
            isKeptBack = false;
        });
        return isKeptBack ? null : message;
    }

    private static MailTemplate TemplateOf(AuthOptions options, RecordMailKind kind) => kind switch
    {
        RecordMailKind.Verification => options.VerificationTemplate,
        RecordMailKind.PasswordReset => options.ResetPasswordTemplate,
        RecordMailKind.EmailChange => options.ConfirmEmailChangeTemplate,
        RecordMailKind.Otp => options.Otp.EmailTemplate,
        RecordMailKind.AuthAlert => options.AuthAlert.EmailTemplate,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private IHook<MailerRecordEvent> HookOf(RecordMailKind kind) => kind switch
    {
        RecordMailKind.Verification => hooks.MailerRecordVerificationSend,
        RecordMailKind.PasswordReset => hooks.MailerRecordPasswordResetSend,
        RecordMailKind.EmailChange => hooks.MailerRecordEmailChangeSend,
        RecordMailKind.Otp => hooks.MailerRecordOTPSend,
        RecordMailKind.AuthAlert => hooks.MailerRecordAuthAlertSend,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
