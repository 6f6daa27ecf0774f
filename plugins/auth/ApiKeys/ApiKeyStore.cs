using System.Security.Cryptography;
using System.Text;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Credentials;
using Holdall.Plugins.Auth.Options;
using Holdall.Records;

namespace Holdall.Plugins.Auth.ApiKeys;

/// <summary>The API keys of accounts. Of a key only its hash is stored; it has 40 random characters, so nobody finds it by that.</summary>
internal sealed class ApiKeyStore(
    ICollections collections, IRecords records, IRules rules, CredentialUses uses, TimeProvider time)
{
    public const string Name = "_apiKeys";
    public const string Title = "name";
    public const string Prefix = "prefix";
    public const string Hash = "hash";
    public const string Scopes = "scopes";
    public const string Expires = "expires";
    public const string LastUsed = LiveCredential.LastUsed;

    private const string Start = "hd_";
    private const int RandomLength = 40;
    private const int PrefixLength = 8;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Those that are kept in memory.</summary>
    public CredentialCache Cache { get; } = new(time);

    /// <exception cref="ApiException">403, the collection has none.</exception>
    public static void RefuseIfOff(Collection collection)
    {
        if (!collection.Get(AccountOptions.ApiKeys).Enabled) throw ApiException.Forbidden("The collection is not configured to have API keys.");
    }

    /// <summary>Whether a caller came in with a key.</summary>
    public static bool IsUsedBy(AuthState caller) => caller.Credential?.Collection.Name == Name;

    /// <summary>Whether a text has the form of a key.</summary>
    public static bool IsKey(string text) => text.Length == Start.Length + RandomLength && text.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Who comes with a key.</summary>
    public AuthState Authenticate(string key) => AuthenticateHash(HashOf(key));

    private AuthState AuthenticateHash(string hash)
    {
        if (Cache.Find(hash, Read) is not { } found || found.Expires <= time.GetUtcNow()) return AuthState.Guest;
        if (FindOwner(found) is not { } owner) return AuthState.Guest;
        uses.Note(found);
        return new AuthState(owner) { Credential = found.Record, Scope = found.Scope, Expires = found.Expires };
    }

    /// <summary>Whether an account still gets in with the key of this id.</summary>
    public bool IsValid(string id, Record owner) =>
        collections.Find(Name) is not null && records.Find(Name, id) is { } record && record.IsOf(owner) && !AuthenticateHash(record.GetString(Hash)).IsGuest;

    /// <summary>A new key.</summary>
    /// <returns>Its record, not saved, and the key itself, which nobody gets to see again.</returns>
    public (Record Record, string Key) New(Record owner)
    {
        var key = Start + RandomNumberGenerator.GetString(Characters, RandomLength);
        var record = collections.NewOf(Name, owner);
        record[Prefix] = key[..PrefixLength];
        record[Hash] = HashOf(key);
        return (record, key);
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>A key gets in as long as its owner could sign in.</summary>
    private LiveCredential? Read(string hash)
    {
        if (collections.Find(Name) is null || records.FindFirst(Name, "hash = {:hash}", ("hash", hash)) is not { } record) return null;
        var key = new LiveCredential(record) { Scope = KeyScopes.Read(record.GetJson(Scopes)) };
        return FindOwner(key) is { } owner && rules.MayAccess(owner.Collection.Auth!.AuthRule, owner, RequestInfo.None) ? key : null;
    }

    private Record? FindOwner(LiveCredential key)
    {
        if (collections.Find(key.CollectionId) is not { } collection || !collection.Get(AccountOptions.ApiKeys).Enabled) return null;
        return records.FindAccount(collection, key.OwnerId);
    }
}
