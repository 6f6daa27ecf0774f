using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary><c>POST …/auth-with-otp</c>.</summary>
internal sealed partial class AuthWithOtp(
    OneTimePasswordStore passwords,
    PretendedOtps pretended,
    OtpAttempts attempts,
    IRecords records,
    IPasswordHasher hasher,
    IHooks hooks,
    AuthResponse response,
    ILogger<AuthWithOtp> logger)
{
    private const int MaxPassword = 71;

    public async Task RunAsync(RequestContext request)
    {
        request.RuleContext = RequestContexts.Otp;
        var collection = request.Collection;
        OneTimePasswordStore.RefuseIfOff(collection);
        var (otp, record) = await ReadAsync(request);
        var e = new AuthWithOtpRequestEvent { Request = request, Aborted = request.Aborted, AuthCollection = collection, Record = record, Otp = otp };
        await hooks.RecordAuthWithOTPRequest.RunAsync(e, async () =>
        {
            await records.UseUpAsync(otp, Wrong(), request.Aborted);
            var caller = e.Record ?? throw Wrong();
            await VerifyAsync(caller, otp, request.Aborted);
            await response.SendAsync(request, caller, RequestContexts.Otp);
        });
    }

    private static ApiException Wrong() =>
        new(StatusCodes.Status400BadRequest, "Invalid or expired OTP.") { Reason = "the one-time password is wrong, used up or too old" };

    private async Task<(Record Otp, Record Record)> ReadAsync(RequestContext request)
    {
        var body = await request.ReadFormAsync();
        var (id, password) = (body.GetString("otpId"), body.GetString(FieldNames.Password));
        var errors = new FieldErrors();
        errors.Require("otpId", id, 1, 255);
        errors.Require(FieldNames.Password, password, 1, MaxPassword);
        errors.ThrowIfAny(FormChecks.Invalid);
        if (passwords.Find(request.Collection, id) is not { } found)
        {
            await PretendAsync(request, id, password);
            throw Wrong();
        }

        attempts.Count(found.Record, found.Otp, request.ClientAddress);
        if (!await hasher.VerifyAsync(password, found.Otp.GetString(FieldNames.Password), request.ClientAddress, request.Aborted)) throw Wrong();
        return found;
    }

    private async Task PretendAsync(RequestContext request, string id, string password)
    {
        if (pretended.Find(request.Collection, id) is not { } otp) return;
        attempts.Count(otp, request.ClientAddress);
        if (otp.Hash.Length > 0) await hasher.VerifyAsync(password, otp.Hash, request.ClientAddress, request.Aborted);
    }

    /// <summary>
    /// Whoever has the password has read the mail, if it went to the address of now. Where it is the only factor, a password that was set before that may be
    /// somebody else's.
    /// </summary>
    private async Task VerifyAsync(Record record, Record otp, CancellationToken aborted)
    {
        var sentTo = otp.GetString(OneTimePasswordStore.SentTo);
        if (record.GetBool(FieldNames.Verified) || sentTo.Length == 0 || sentTo != record.GetString(FieldNames.Email)) return;
        record[FieldNames.Verified] = true;
        if (!record.Collection.Auth!.Mfa.Enabled) record.SetRandomPassword();
        try
        {
            await records.SaveAsync(record, aborted);
        }
        catch (ApiException e)
        {
            LogFailure(logger, record.Collection.Name, record.Id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The address of {Collection} {Id} could not be marked as verified")]
    private static partial void LogFailure(ILogger logger, string collection, string id, Exception failure);
}
