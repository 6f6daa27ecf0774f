using Holdall.Mail;

namespace Holdall.TestKit.Fakes;

/// <summary>Keeps mail instead of sending it.</summary>
public sealed class FakeMailer : IMailer
{
    /// <summary>What was sent.</summary>
    public List<MailMessage> Sent { get; } = [];

    /// <summary>What makes sending fail.</summary>
    public MailException? Failure { get; set; }

    /// <inheritdoc/>
    public Task SendAsync(MailMessage message, CancellationToken aborted = default)
    {
        if (Failure is not null) throw Failure;
        Sent.Add(message);
        return Task.CompletedTask;
    }
}
