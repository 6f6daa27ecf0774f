using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary>
/// Counts attempts to guess a one-time password in three minutes: five for a record and a client, whichever password is tried, and twenty for a password,
/// whoever tries it.
/// </summary>
internal sealed class OtpAttempts(TimeProvider time)
{
    private const int MaxOfClient = 5;
    private const int MaxOfPassword = 20;

    private readonly CountedWindows _attempts = new(time, TimeSpan.FromSeconds(180));

    /// <summary>Forgets all attempts.</summary>
    public void Reset() => _attempts.Reset();

    /// <summary>Counts an attempt.</summary>
    /// <exception cref="ApiException">429, there were too many.</exception>
    public void Count(Record record, Record otp, string client) => Count($"{record.Collection.Id}/{record.Id}", otp.Id, client);

    /// <summary>Counts an attempt at what nobody has, likewise.</summary>
    /// <exception cref="ApiException">429, there were too many.</exception>
    public void Count(PretendedOtp otp, string client) => Count(otp.Account, otp.Id, client);

    private void Count(string account, string otp, string client)
    {
        var ofClient = _attempts.Add($"{account} {RequestContext.NetworkOf(client)}");
        // What a client is refused anyway does not use up the attempts of others.
        if (ofClient > MaxOfClient || _attempts.Add(otp) > MaxOfPassword)
            throw new ApiException(StatusCodes.Status429TooManyRequests, "Too many attempts, please try again later with a new OTP.");
    }
}
