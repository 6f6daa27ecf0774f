namespace Holdall.Mail;

/// <summary>Sends mail. Without one, what needs mail answers that there is none.</summary>
public interface IMailer
{
    /// <summary>Sends a mail with the transport that the settings name, with hooks around it.</summary>
    /// <exception cref="MailException">The transport refused it or can't be reached.</exception>
    Task SendAsync(MailMessage message, CancellationToken aborted = default);
}
