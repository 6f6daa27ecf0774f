using System.Net;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Records;
using Holdall.Settings;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Backups;

/// <summary>Writes to every superuser that an automatic backup failed. Without a mailer there is only the log.</summary>
internal sealed partial class BackupAlert(IRecords records, ISettings settings, ILogger<BackupAlert> logger, IMailer? mailer = null)
{
    public async Task SendAsync(Exception failure, CancellationToken aborted)
    {
        if (mailer is null) return;
        foreach (var superuser in records.List(SystemCollections.Superusers, new RecordQuery()))
        {
            try
            {
                await mailer.SendAsync(MailTo(superuser.GetString(FieldNames.Email), failure), aborted);
            }
            catch (MailException e)
            {
                LogNotSent(logger, e);
            }
        }
    }

    private MailMessage MailTo(string address, Exception failure)
    {
        var application = settings.Current.Meta.AppName;
        return new MailMessage
        {
            To = [new MailAddress(address)],
            Subject = $"[{application} system alert] Autobackup failure",
            Html = $"""
                <p>Hello,</p>
                <p>{WebUtility.HtmlEncode(application)} has something to tell its superusers:</p>
                <pre style="padding:10px;background:#f8e3e3;border-radius:3px;white-space:pre-wrap">Failed to create/upload automated backup. Raw error:
                {WebUtility.HtmlEncode(failure.Message)}</pre>
                <p>The logs in the dashboard may say more.</p>
                """,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A superuser could not be told that the automatic backup failed.")]
    private static partial void LogNotSent(ILogger logger, Exception failure);
}
