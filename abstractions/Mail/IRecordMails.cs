namespace Holdall.Mail;

/// <summary>Sends the mails of the system to auth records. Without one, what needs mail answers that there is none.</summary>
public interface IRecordMails
{
    /// <summary>Fills the template of the record's collection and sends it, inside the hook of its kind and that of all mail.</summary>
    /// <returns>The mail as it was after the hooks; null when a handler of its kind has kept it back.</returns>
    /// <exception cref="MailException">The transport refused it or can't be reached.</exception>
    Task<MailMessage?> SendAsync(RecordMail mail, CancellationToken aborted = default);
}
