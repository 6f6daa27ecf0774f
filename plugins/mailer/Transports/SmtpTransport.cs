using System.Net.Security;
using Holdall.Mail;
using Holdall.Plugins.Mailer.Messages;
using Holdall.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Holdall.Plugins.Mailer.Transports;

/// <summary>Hands mail to an SMTP server. Each mail has a connection of its own.</summary>
/// <param name="messages">Builds what is sent.</param>
/// <param name="time">The clock.</param>
/// <param name="isTrusted">Judges certificates in place of the system; for tests, whose certificates nobody vouches for.</param>
internal sealed class SmtpTransport(MimeMessages messages, TimeProvider time, RemoteCertificateValidationCallback? isTrusted = null)
{
    /// <exception cref="MailException">The server can't be reached or refused the mail.</exception>
    public async Task SendAsync(SmtpSettings settings, MailMessage mail, CancellationToken aborted)
    {
        try
        {
            using var message = messages.Build(mail, time.GetUtcNow());
            // Lists of revoked certificates would be fetched from elsewhere on every mail.
            using var client = new InsistentSmtpClient
            {
                LocalDomain = settings.LocalName.Length > 0 ? settings.LocalName : "localhost",
                CheckCertificateRevocation = false,
                ServerCertificateValidationCallback = isTrusted,
            };
            await client.ConnectAsync(
                settings.Host, settings.Port, settings.Tls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, aborted);
            if (settings.Username.Length > 0 || settings.Password.Length > 0) await AuthenticateAsync(client, settings, aborted);
            await client.SendAsync(message, MimeMessages.SenderOf(mail), MimeMessages.Recipients(mail), aborted);
            await client.DisconnectAsync(quit: true, aborted);
        }
        catch (Exception e) when (e is not (MailException or OperationCanceledException))
        {
            throw new MailException(e.Message, e) { IsPermanent = e is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } };
        }
    }

    private static Task AuthenticateAsync(InsistentSmtpClient client, SmtpSettings settings, CancellationToken aborted)
    {
        if (!client.IsSecure && settings.Host is not ("localhost" or "127.0.0.1" or "::1"))
            throw new MailException("The connection to the mail server is not encrypted: the credentials are not sent.");
        return client.AuthenticateAsync(settings.AuthMethod == "LOGIN", settings.Username, settings.Password, aborted);
    }
}
