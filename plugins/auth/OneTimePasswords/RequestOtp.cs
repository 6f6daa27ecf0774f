using System.Security.Cryptography;
using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Plugins.Auth.Accounts;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary><c>POST …/request-otp</c>. Whether there is such an account is not told.</summary>
internal sealed class RequestOtp(
    IdentityLookup identities,
    OneTimePasswordStore passwords,
    PretendedOtps pretended,
    IRecords records,
    ITransactions transactions,
    IPasswordHasher hasher,
    BackgroundMails mails,
    IHooks hooks)
{
    /// <summary>Those whose ids fall on the same one take turns.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(static _ => new SemaphoreSlim(1))];

    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        OneTimePasswordStore.RefuseIfOff(collection);
        var email = await EmailForm.ReadAsync(request);
        var e = new OtpRequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            AuthCollection = collection,
            Record = identities.FindByEmail(collection, email),
            Password = RandomNumberGenerator.GetString("0123456789", (int)Math.Min(collection.Auth!.Otp.Length, OneTimePasswordStore.MaxBytes + 1)),
        };
        await hooks.RecordRequestOTPRequest.RunAsync(e, () =>
        {
            passwords.RefuseUnusable(e.Password);
            return e.Record is { } record ? GiveAsync(request, record, e.Password) : PretendAsync(e, email);
        });
    }

    private static void WriteId(Utf8JsonWriter writer, string id)
    {
        writer.WriteStartObject();
        writer.WriteString("otpId"u8, id);
        writer.WriteEndObject();
    }

    private async Task GiveAsync(RequestContext request, Record record, string password) =>
        await request.JsonAsync(StatusCodes.Status200OK, await MakeAsync(request, record, password), WriteId);

    /// <summary>Makes a one-time password, unless many wait to be used already: then the last of them has to do.</summary>
    private async Task<string> MakeAsync(RequestContext request, Record record, string password)
    {
        // Of many requests at once each has to see what the one before has made.
        var turn = _turns[(uint)record.Id.GetHashCode(StringComparison.Ordinal) % (uint)_turns.Length];
        await turn.WaitAsync(request.Aborted);
        try
        {
            if (passwords.FindExcess(record) is { } last) return last.Id;
            var otp = await passwords.CreateAsync(record, password, request.Aborted);
            Send(request, record, otp, password);
            return otp.Id;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Handlers are told that there is nobody, and the log is; the client has an answer that tells nothing.</summary>
    private async Task PretendAsync(OtpRequestEvent e, string email)
    {
        var missing = ApiException.BadRequest("There is no account with this address.");
        e.Request.NoteFailure(missing);
        await e.Request.JsonNowAsync(StatusCodes.Status200OK, await MakeUpAsync(e, email), WriteId);
        throw missing;
    }

    /// <summary>For nobody it takes as long as for somebody: a look at what waits, and for a new one a hash and a turn to write.</summary>
    private async Task<string> MakeUpAsync(OtpRequestEvent e, string email)
    {
        passwords.FindExcess(new Record(e.AuthCollection) { Id = "nobody" });
        var (otp, isNew) = pretended.Give(e.AuthCollection, email);
        if (!isNew) return otp.Id;
        otp.Hash = await hasher.HashAsync(e.Password, passwords.Cost, e.Request.ClientAddress, e.Request.Aborted);
        await transactions.RunAsync(static () => Task.CompletedTask, e.Request.Aborted);
        return otp.Id;
    }

    /// <summary>A one-time password that nobody got can't be used.</summary>
    private void Send(RequestContext request, Record record, Record otp, string password)
    {
        var mail = () => new RecordMail
        {
            Kind = RecordMailKind.Otp,
            Record = record,
            To = record.GetString(FieldNames.Email),
            OtpId = otp.Id,
            OneTimePassword = password,
        };
        mails.SendAfter(request, RecordMailKind.Otp, record, mail, async outcome =>
        {
            if (records.Find(SystemCollections.Otps, otp.Id) is not { } current) return;
            if (outcome.HasFailed)
            {
                await records.DeleteAsync(current);
            }
            else if (outcome.Sent is { To.Count: > 0 } sent && current.GetString(OneTimePasswordStore.SentTo).Length == 0)
            {
                current[OneTimePasswordStore.SentTo] = sent.To[0].Address;
                await records.SaveAsync(current);
            }
        });
    }
}
