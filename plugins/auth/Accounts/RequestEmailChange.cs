using Holdall.Auth;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary><c>POST …/request-email-change</c>.</summary>
internal sealed class RequestEmailChange(IdentityLookup identities, RecordTokens tokens, BackgroundMails mails, TimeProvider time, IHooks hooks)
{
    private const string Field = "newEmail";
    private const int MaxMails = 5;

    private static readonly FieldError Unchanged = new("validation_not_in_invalid", "Must not be in list.");
    private static readonly FieldError Taken = new("validation_invalid_new_email", "Invalid new email address.");

    /// <summary>Mails of an account in two minutes: the addresses are those of others.</summary>
    private readonly CountedWindows _mails = new(time, TimeSpan.FromMinutes(2));

    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        Superusers.RefuseEmailChange(collection);
        var record = request.Auth.Record ?? throw ApiException.Unauthorized();
        var e = new EmailChangeRequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            AuthCollection = collection,
            Record = record,
            NewEmail = await ReadAsync(request, record),
        };
        await hooks.RecordRequestEmailChangeRequest.RunAsync(e, async () =>
        {
            if (_mails.Add($"{collection.Id}/{record.Id}") > MaxMails) throw new ApiException(StatusCodes.Status429TooManyRequests);
            await SendAsync(e.Record ?? record, e.NewEmail, request.Aborted);
            await request.NoContentAsync();
        });
    }

    private async Task<string> ReadAsync(RequestContext request, Record record)
    {
        var email = (await request.ReadFormAsync()).GetString(Field);
        var errors = new FieldErrors();
        errors.RequireEmail(Field, email);
        if (email == record.GetString(FieldNames.Email)) errors.Add(Field, Unchanged);
        if (!errors.Any && identities.FindByEmail(record.Collection, email) is { } other && other.Id != record.Id) errors.Add(Field, Taken);
        errors.ThrowIfAny(FormChecks.Invalid);
        return email;
    }

    private async Task SendAsync(Record record, string newEmail, CancellationToken aborted)
    {
        var mail = new RecordMail
        {
            Kind = RecordMailKind.EmailChange,
            Record = record,
            To = newEmail,
            Token = tokens.Create(record, TokenTypes.EmailChange, newEmail: newEmail),
            NewEmail = newEmail,
        };
        try
        {
            await mails.SendAsync(mail, aborted);
        }
        catch (MailException e)
        {
            throw ApiException.BadRequest("Failed to request email change.", cause: e);
        }
    }
}
