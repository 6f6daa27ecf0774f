using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Totp;

/// <summary>
/// Counts wrong answers: five of a client in three minutes, and twenty for an account in an hour, whoever tries. Who gets that far has the first factor, or a
/// token; the two count apart, so that a stolen token keeps nobody from signing in, and recovery codes, which are too long to be guessed, count for the client
/// only.
/// </summary>
internal sealed class TotpAttempts(TimeProvider time)
{
    private const int MaxOfClient = 5;
    private const int MaxOfAccount = 20;

    private readonly CountedWindows _ofClients = new(time, TimeSpan.FromMinutes(3));
    private readonly CountedWindows _ofAccounts = new(time, TimeSpan.FromHours(1));

    /// <summary>Counts an attempt before it is known whether it is right, so that many at once count as well.</summary>
    /// <exception cref="ApiException">429, there were too many.</exception>
    /// <param name="record">The account.</param>
    /// <param name="request">The request.</param>
    /// <param name="answer">What is tried.</param>
    public void Count(Record record, RequestContext request, TotpAnswer answer)
    {
        // What a client is refused anyway does not use up the attempts of others.
        if (_ofClients.Add(OfClient(record, request)) > MaxOfClient || CountsForAccount(answer) && _ofAccounts.Add(OfAccount(record, request)) > MaxOfAccount)
            throw new ApiException(StatusCodes.Status429TooManyRequests, "Too many attempts, please try again later.");
    }

    /// <summary>It was right, and does not count.</summary>
    public void Forgive(Record record, RequestContext request, TotpAnswer answer)
    {
        _ofClients.Undo(OfClient(record, request));
        if (CountsForAccount(answer)) _ofAccounts.Undo(OfAccount(record, request));
    }

    private static bool CountsForAccount(TotpAnswer answer) => answer.RecoveryCode.Length == 0;

    private static string OfAccount(Record record, RequestContext request) =>
        $"{record.Collection.Id}/{record.Id}/{(request.Auth.Id == record.Id ? "token" : "")}";

    private static string OfClient(Record record, RequestContext request) => $"{OfAccount(record, request)} {RequestContext.NetworkOf(request.ClientAddress)}";
}
