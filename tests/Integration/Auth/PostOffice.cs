using System.Collections.Concurrent;
using Holdall.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Auth;

/// <summary>A plugin that takes the mails to accounts instead of sending them.</summary>
public sealed class PostOffice : IPlugin, IRecordMails
{
    private readonly ConcurrentQueue<RecordMail> _sent = new();

    /// <summary>Whether no mail can be sent.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Why it refuses mails, or null.</summary>
    public MailException? Refusal { get; set; }

    /// <summary>How many mails it has refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What mails wait for before they are sent.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    public IReadOnlyList<RecordMail> Sent => [.. _sent];

    public void Configure(PluginBuilder plugin) => plugin.Services.AddSingleton<IRecordMails>(this);

    public async Task<MailMessage?> SendAsync(RecordMail mail, CancellationToken aborted = default)
    {
        await Opening.WaitAsync(aborted);
        if (IsClosed) throw new MailException("It is closed.");
        if (Refusal is not null)
        {
            Refused++;
            throw Refusal;
        }

        _sent.Enqueue(mail);
        return new MailMessage { From = new MailAddress("us@example.com"), To = [new MailAddress(mail.To)], Subject = "" };
    }

    /// <summary>The next mail of a kind to an address, as soon as it is there.</summary>
    public async Task<RecordMail> NextAsync(RecordMailKind kind, string to, int number = 1)
    {
        await Eventually.HoldsAsync(() => Of(kind, to).Count() >= number);
        return Of(kind, to).ElementAt(number - 1);
    }

    private IEnumerable<RecordMail> Of(RecordMailKind kind, string to) => _sent.Where(mail => mail.Kind == kind && mail.To == to);
}
