using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Plugins.Auth.Credentials;
using Holdall.Plugins.Auth.Options;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Auth.Sessions;

/// <summary>The sessions of accounts. A token without its session is worth nothing.</summary>
internal sealed class SessionStore(
    ICollections collections, IRecords records, ITransactions transactions, CredentialUses uses, TimeProvider time)
{
    public const string Name = "_sessions";
    public const string Address = "address";
    public const string UserAgent = "userAgent";
    public const string Expires = "expires";
    public const string LastUsed = LiveCredential.LastUsed;

    private const string IdCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 15;
    private const int MaxAgent = 300;
    private const int MaxOfAccount = 100;

    /// <summary>Those that are kept in memory.</summary>
    public CredentialCache Cache { get; } = new(time);

    /// <exception cref="ApiException">403, the collection has none.</exception>
    public static void RefuseIfOff(Collection collection)
    {
        if (!collection.Get(AccountOptions.Sessions).Enabled) throw ApiException.Forbidden("The collection is not configured to keep sessions.");
    }

    /// <summary>The session with this id, if it is one of the account; otherwise null.</summary>
    public Record? Find(string id, Record owner)
    {
        if (Cache.Find(id, Read) is not { } session || session.OwnerId != owner.Id || session.CollectionId != owner.Collection.Id) return null;
        uses.Note(session);
        return session.Record;
    }

    /// <summary>The session that a token is to belong to: the current one of the account, or a new one. Null where there are none.</summary>
    /// <param name="current">What let the caller in.</param>
    /// <param name="request">The request.</param>
    /// <param name="owner">The account.</param>
    /// <param name="expires">When the token ends, in Unix seconds.</param>
    public Record? Prepare(Record? current, RequestContext request, Record owner, long expires)
    {
        if (!owner.Collection.Get(AccountOptions.Sessions).Enabled) return null;
        var session = current is not null && current.Collection.Name == Name && current.IsOf(owner)
            ? records.Find(Name, current.Id) ?? throw ApiException.Unauthorized()
            : New(request, owner);
        session[Expires] = Cast.ToDate(expires);
        session[LastUsed] = time.GetUtcNow();
        return session;
    }

    /// <summary>Stores a session. An account that has very many loses those that were not used for longest.</summary>
    public Task SaveAsync(Record session, CancellationToken aborted) => transactions.RunAsync(
        async () =>
        {
            var isNew = session.IsNew;
            // It may have been ended a moment ago.
            if (!isNew && records.Find(Name, session.Id) is null) throw ApiException.Unauthorized();
            await records.SaveAsync(session, aborted);
            if (isNew) await DeleteExcessAsync(session, aborted);
        },
        aborted);

    /// <summary>Ends all sessions of an account but one.</summary>
    public Task EndOthersAsync(Record owner, Record? kept, CancellationToken aborted) => transactions.RunAsync(
        async () =>
        {
            foreach (var session in records.ListOf(Name, owner))
            {
                if (session.Id != kept?.Id) await records.DeleteAsync(session, aborted);
            }
        },
        aborted);

    /// <summary>Deletes what nobody can use any more.</summary>
    public async Task DeleteExpiredAsync(CancellationToken aborted)
    {
        if (collections.Find(Name) is null) return;
        var expired = records.List(Name, new RecordQuery { Filter = "expires < {:now}", Parameters = [("now", Cast.ToDate(time.GetUtcNow()))] });
        foreach (var session in expired) await records.DeleteAsync(session, aborted);
    }

    private LiveCredential? Read(string id) =>
        collections.Find(Name) is not null && records.Find(Name, id) is { } session ? new LiveCredential(session) : null;

    private Record New(RequestContext request, Record owner)
    {
        var agent = request.Http.Request.Headers.UserAgent.ToString();
        var session = collections.NewOf(Name, owner);
        session.Id = RandomNumberGenerator.GetString(IdCharacters, IdLength);
        session[Address] = request.ClientAddress;
        session[UserAgent] = agent.Length <= MaxAgent ? agent : agent[..MaxAgent];
        return session;
    }

    private async Task DeleteExcessAsync(Record added, CancellationToken aborted)
    {
        var all = records.List(Name, new RecordQuery
        {
            Filter = "collectionRef = {:collection} && recordRef = {:record} && id != {:added}",
            Sort = "-lastUsed",
            Parameters = [("collection", added[Fields.FieldNames.CollectionRef]), ("record", added[Fields.FieldNames.RecordRef]), ("added", added.Id)],
        });
        for (var i = MaxOfAccount - 1; i < all.Count; i++) await records.DeleteAsync(all[i], aborted);
    }
}
