using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Jobs;
using Holdall.Mail;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>
/// Mails that could not be sent when they were asked for: a job makes them anew, with a token of then, and tries for about half an hour. What is stored
/// names the account and nothing secret.
/// </summary>
internal sealed partial class RetriedMails(
    IJobs jobs, IRecords records, ICollections collections, BackgroundMails mails, RecordTokens tokens, MailThrottle throttle, ILogger<RetriedMails> logger)
{
    private const string Plugin = "auth";
    private const string Job = "mail";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    public static readonly JobRetries Retries = new() { Attempts = 5, FirstPause = TimeSpan.FromMinutes(2) };

    /// <summary>Has a mail sent later. Where no jobs are served it stays unsent, which was logged.</summary>
    public async Task SendLaterAsync(AccountMail mail, Record record)
    {
        try
        {
            await jobs.ScheduleAsync(Plugin, Job, FirstPause, JsonSerializer.Serialize(new UnsentMail(mail.Kind, record.Collection.Id, record.Id)));
        }
        catch (ApiException e)
        {
            LogNotKept(logger, mail.Kind, record.Collection.Name, record.Id, e.Message);
        }
    }

    public void AddTo(IJobRegistry registry) => registry.Add(Job, RunAsync, Retries);

    private async Task RunAsync(JobRun run)
    {
        var unsent = JsonSerializer.Deserialize<UnsentMail>(run.Arguments)!;
        if (collections.Find(unsent.Collection) is not { IsAuth: true } || records.Find(unsent.Collection, unsent.Record) is not { } record) return;
        var type = unsent.Kind == RecordMailKind.Verification ? TokenTypes.Verification : TokenTypes.PasswordReset;
        if (IsNeedless(unsent.Kind, type, record)) return;
        try
        {
            await mails.SendAsync(
                new RecordMail
                {
                    Kind = unsent.Kind,
                    Record = record,
                    To = record.GetString(FieldNames.Email),
                    Token = tokens.Create(record, type),
                },
                run.Aborted);
            throttle.Close(type, record);
        }
        catch (MailException e) when (e.IsPermanent)
        {
            LogGivenUp(logger, unsent.Kind, record.Collection.Name, record.Id, e.Message);
        }
    }

    /// <summary>
    /// What has happened since: the address is verified, or another mail was sent. That of a verification closes the throttle also when it is not.
    /// </summary>
    private bool IsNeedless(RecordMailKind kind, string tokenType, Record record) =>
        kind == RecordMailKind.Verification ? record.GetBool(FieldNames.Verified) : throttle.IsClosed(tokenType, record);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail {Kind} to {Collection} {Id} is not tried again: {Reason}")]
    private static partial void LogNotKept(ILogger logger, RecordMailKind kind, string collection, string id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail {Kind} to {Collection} {Id} was refused and is not tried again: {Reason}")]
    private static partial void LogGivenUp(ILogger logger, RecordMailKind kind, string collection, string id, string reason);

    private sealed record UnsentMail(RecordMailKind Kind, string Collection, string Record);
}
