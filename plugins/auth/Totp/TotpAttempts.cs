using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Totp;

/// <summary>
/// Counts wrong codes: five of a client in three minutes, and twenty for an account in an hour, whoever tries. Who gets that far has the first factor, so
/// nobody else can use them up.
/// </summary>
internal sealed class TotpAttempts(TimeProvider time)
{
    private const int MaxOfClient = 5;
    private const int MaxOfAccount = 20;

    private readonly CountedWindows _ofClients = new(time, TimeSpan.FromMinutes(3));
    private readonly CountedWindows _ofAccounts = new(time, TimeSpan.FromHours(1));

    /// <summary>Counts an attempt before it is known whether it is right, so that many at once count as well.</summary>
    /// <exception cref="ApiException">429, there were too many.</exception>
    public void Count(Record record, string client)
    {
        // What a client is refused anyway does not use up the attempts of others.
        if (_ofClients.Add(NameOf(record, client)) > MaxOfClient || _ofAccounts.Add(NameOf(record)) > MaxOfAccount)
            throw new ApiException(StatusCodes.Status429TooManyRequests, "Too many attempts, please try again later.");
    }

    /// <summary>It was right, and does not count.</summary>
    public void Forgive(Record record, string client)
    {
        _ofClients.Undo(NameOf(record, client));
        _ofAccounts.Undo(NameOf(record));
    }

    private static string NameOf(Record record) => $"{record.Collection.Id}/{record.Id}";

    private static string NameOf(Record record, string client) => $"{NameOf(record)} {ClientNetwork.Of(client)}";
}
