using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Records;
using Holdall.Values;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Remembers where a record signs in from, and warns it by mail of a new place. A sign-in never fails by that.</summary>
internal sealed partial class AuthOrigins(
    ICollections collections, IRecords records, TimeProvider time, ILogger<AuthOrigins> logger, IRecordMails? mails = null)
{
    private const string Name = SystemCollections.AuthOrigins;
    private const int MaxAgentBytes = 200;
    private const int MaxKept = 5;

    private static readonly TimeSpan MaxWaiting = TimeSpan.FromSeconds(15);

    public async Task NoteAsync(RequestContext request, Record record)
    {
        if (!record.Collection.Auth!.AuthAlert.Enabled || collections.Find(Name) is not { } collection) return;
        try
        {
            await NoteAsync(collection, record, request.ClientAddress, Agent(request));
        }
        catch (MailException e)
        {
            // Without a mail server it fails each time, and says all in its message.
            LogNotWarned(logger, record.GetString(FieldNames.Email), record.Collection.Name, Sentence(e.Message));
        }
        catch (Exception e)
        {
            LogFailure(logger, record.Collection.Name, record.Id, e);
        }
    }

    /// <summary>What tells places apart. MD5 is the format that data directories have; nothing is kept safe by it.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The format of existing data.")]
    public static string Fingerprint(string address, string agent) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(address + agent)));

    private async Task NoteAsync(Collection collection, Record record, string address, string agent)
    {
        var fingerprint = Fingerprint(address, agent);
        var known = records.List(Name, new RecordQuery
        {
            Filter = "collectionRef = {:collection} && recordRef = {:record}",
            Sort = "-created,-@rowid",
            Parameters = [("collection", record.Collection.Id), ("record", record.Id)],
        });
        var origin = known.FirstOrDefault(o => o.GetString("fingerprint") == fingerprint);
        if (origin is null)
        {
            if (known.Count > 0 && record.GetString(FieldNames.Email).Length > 0) await WarnAsync(record, address, agent);
            for (var i = known.Count - 1; i >= MaxKept - 1; i--) await records.DeleteAsync(known[i]);
            origin = new Record(collection) { ["collectionRef"] = record.Collection.Id, ["recordRef"] = record.Id, ["fingerprint"] = fingerprint };
        }

        await records.SaveAsync(origin);
    }

    /// <summary>If the mail can't be sent the place stays unknown, so that the next sign-in from there tries again.</summary>
    private async Task WarnAsync(Record record, string address, string agent)
    {
        if (mails is null) throw new MailException("There is no plugin that sends mail.");
        using var limit = new CancellationTokenSource(MaxWaiting, time);
        var mail = new RecordMail
        {
            Kind = RecordMailKind.AuthAlert,
            Record = record,
            To = record.GetString(FieldNames.Email),
            SignIn = $"{Cast.ToDate(time.GetUtcNow())} - {address} {agent}",
        };
        await mails.SendAsync(mail, limit.Token);
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    private static string Agent(RequestContext request)
    {
        var agent = Encoding.UTF8.GetBytes(request.Http.Request.Headers.UserAgent.ToString());
        return agent.Length <= MaxAgentBytes ? Encoding.UTF8.GetString(agent) : Encoding.UTF8.GetString(agent.AsSpan(0, MaxAgentBytes)) + "...";
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No mail tells {Email} ({Collection}) of a sign-in from a new place: {Reason} Such mails need a mail server: enable smtp in the settings, or "
            + "switch the login alert (authAlert) of the collection off.")]
    private static partial void LogNotWarned(ILogger logger, string email, string collection, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The place of a sign-in of {Collection} {Id} was not recorded")]
    private static partial void LogFailure(ILogger logger, string collection, string id, Exception failure);
}
