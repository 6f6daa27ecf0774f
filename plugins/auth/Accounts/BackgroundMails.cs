using System.Collections.Concurrent;
using Holdall.Mail;
using Holdall.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>
/// Sends mails a moment after the request that asked for them is answered: while an answer is under way nothing else is done for somebody than for nobody,
/// so that its time does not tell who has an account. A mail server that hangs holds up a bounded number of them.
/// </summary>
internal sealed partial class BackgroundMails(TimeProvider time, ILogger<BackgroundMails> logger, IRecordMails? mails = null) : IHostedService, IDisposable
{
    private const int MaxSending = 256;

    /// <summary>Answers have left by then, also those of a busy server.</summary>
    internal static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<Task, bool> _sending = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Sends a mail at once.</summary>
    /// <returns>What was sent; null when a handler has kept it back.</returns>
    /// <exception cref="MailException">It could not be sent.</exception>
    public Task<MailMessage?> SendAsync(RecordMail mail, CancellationToken aborted) =>
        mails?.SendAsync(mail, aborted) ?? throw new MailException("There is no plugin that sends mail.") { IsPermanent = true };

    /// <summary>Sends a mail a moment after a request is answered. A failure is logged.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kind">What the mail is about.</param>
    /// <param name="record">Whom it goes to.</param>
    /// <param name="make">Makes the mail, which takes time as well.</param>
    /// <param name="after">Is told what has become of it.</param>
    public void SendAfter(RequestContext request, RecordMailKind kind, Record record, Func<RecordMail> make, Func<MailOutcome, Task> after) =>
        request.Http.Response.OnCompleted(() =>
        {
            Begin(() => SendAsync(kind, record, make, after));
            return Task.CompletedTask;
        });

    private void Begin(Func<Task> send)
    {
        var sending = Task.Run(send, CancellationToken.None);
        _sending.TryAdd(sending, true);
        sending.ContinueWith(
            done => _sending.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is being sent has until the server gives up waiting.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var giveUp = cancellationToken.Register(_stopping.Cancel);
        await Task.WhenAll(_sending.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
    }

    public void Dispose() => _stopping.Dispose();

    private async Task SendAsync(RecordMailKind kind, Record record, Func<RecordMail> make, Func<MailOutcome, Task> after)
    {
        var outcome = MailOutcome.Failed;
        try
        {
            await Task.Delay(Moment, time, _stopping.Token);
            if (_sending.Count > MaxSending) throw new MailException("Too many mails wait for the mail server.");
            outcome = new MailOutcome(await SendAsync(make(), _stopping.Token));
        }
        catch (MailException e)
        {
            outcome = MailOutcome.Failed with { MayBeSentLater = !e.IsPermanent };
            LogUnsent(logger, kind, record.Collection.Name, record.Id, e.Message);
        }
        catch (Exception e)
        {
            LogFailure(logger, kind, record.Collection.Name, record.Id, e);
        }

        try
        {
            await after(outcome);
        }
        catch (Exception e)
        {
            LogFailure(logger, kind, record.Collection.Name, record.Id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail {Kind} to {Collection} {Id} could not be sent: {Reason}")]
    private static partial void LogUnsent(ILogger logger, RecordMailKind kind, string collection, string id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail {Kind} to {Collection} {Id} failed")]
    private static partial void LogFailure(ILogger logger, RecordMailKind kind, string collection, string id, Exception failure);
}
