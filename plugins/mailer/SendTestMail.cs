using System.Security.Cryptography;
using System.Text;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Mailer;

/// <summary><c>POST /api/settings/test/email</c>.</summary>
internal sealed class SendTestMail(ICollections collections, IRecordMails mails, TimeProvider time, ITokens? tokens = null) : ITestMails
{
    private const string Failed = "Failed to send the test email.";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public async Task RunAsync(RequestContext request)
    {
        var body = await request.ReadFixedAsync("An error occurred while loading the submitted data.");
        await SendAsync(body.GetString(FieldNames.Email), body.GetString("template"), body.GetString("collection"), request.Aborted);
        await request.NoContentAsync();
    }

    public async Task SendAsync(string email, string template, string collection, CancellationToken aborted = default)
    {
        var mail = Read(email, template, collection);
        try
        {
            await mails.SendAsync(mail, aborted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw ApiException.BadRequest($"{Failed} Raw error: \n{e.Message}", cause: e);
        }
    }

    private RecordMail Read(string email, string template, string collectionName)
    {
        var errors = new FieldErrors();
        if (email.Length == 0) errors.Add("email", FieldError.Required);
        else if (Encoding.UTF8.GetByteCount(email) > 255) errors.Add("email", FieldError.LengthOutOfRange(1, 255));
        else if (!MailAddress.IsWellFormed(email)) errors.Add("email", FieldError.NotEmail);
        var kind = KindOf(template);
        if (kind is null) errors.Add("template", template.Length == 0 ? FieldError.Required : FieldError.NotInList);
        var collection = CollectionOf(collectionName, errors);
        if (errors.Any || kind is null || collection is null) throw ApiException.BadRequest(Failed, errors);
        var record = Dummy(collection, email);
        return MailOf(kind.Value, record, email);
    }

    private static RecordMailKind? KindOf(string template) => template switch
    {
        "verification" => RecordMailKind.Verification,
        "password-reset" => RecordMailKind.PasswordReset,
        "email-change" => RecordMailKind.EmailChange,
        "otp" => RecordMailKind.Otp,
        "login-alert" => RecordMailKind.AuthAlert,
        _ => null,
    };

    private Collection? CollectionOf(string name, FieldErrors errors)
    {
        if (Encoding.UTF8.GetByteCount(name) > 255)
        {
            errors.Add("collection", FieldError.LengthOutOfRange(1, 255));
            return null;
        }

        if (collections.Find(name.Length == 0 ? SystemCollections.Superusers : name) is { IsAuth: true } collection) return collection;
        errors.Add("collection", "validation_invalid_auth_collection", "Must be a valid auth collection id or name.");
        return null;
    }

    private static Record Dummy(Collection collection, string email)
    {
        var record = new Record(collection);
        foreach (var field in collection.Fields)
        {
            if (!field.Hidden) record[field.Name] = $"__pb_test_{field.Name}__";
        }

        record[FieldNames.TokenKey] = RandomNumberGenerator.GetString(Letters, 50);
        record[FieldNames.Email] = email;
        return record;
    }

    private RecordMail MailOf(RecordMailKind kind, Record record, string email) => kind switch
    {
        RecordMailKind.Verification => new() { Kind = kind, Record = record, To = email, Token = Token(record, TokenTypes.Verification, email) },
        RecordMailKind.PasswordReset => new() { Kind = kind, Record = record, To = email, Token = Token(record, TokenTypes.PasswordReset, email) },
        RecordMailKind.EmailChange => new()
        {
            Kind = kind,
            Record = record,
            To = email,
            Token = Token(record, TokenTypes.EmailChange, email),
            NewEmail = email,
        },
        RecordMailKind.Otp => new() { Kind = kind, Record = record, To = email, OtpId = "_PB_TEST_OTP_ID_", OneTimePassword = "123456" },
        _ => new() { Kind = kind, Record = record, To = email, SignIn = $"{DateText.Format(time.GetUtcNow())} - TEST_IP TEST_USER_AGENT" },
    };

    private string Token(Record record, string type, string email) => tokens?.Create(record, type, newEmail: email) ?? "";
}
