using Holdall.Mail;

namespace Holdall.TestKit.Fakes;

/// <summary>Keeps mails to accounts instead of sending them.</summary>
public sealed class FakeRecordMails : IRecordMails
{
    /// <summary>What was sent.</summary>
    public List<RecordMail> Sent { get; } = [];

    /// <inheritdoc/>
    public Task<MailMessage?> SendAsync(RecordMail mail, CancellationToken aborted = default)
    {
        Sent.Add(mail);
        return Task.FromResult<MailMessage?>(new MailMessage { From = new MailAddress("us@example.com"), To = [new MailAddress(mail.To)], Subject = "" });
    }
}
