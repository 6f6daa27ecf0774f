using System.Buffers.Text;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Options;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Passkeys;

/// <summary>The passkeys of accounts.</summary>
internal sealed class PasskeyStore(ICollections collections, IRecords records, ITransactions transactions, TimeProvider time)
{
    public const string Name = "_passkeys";
    public const string Title = "name";
    public const string CredentialId = "credentialId";
    public const string PublicKey = "publicKey";
    public const string Counter = "counter";
    public const string LastUsed = "lastUsed";

    private const int MaxOfAccount = 50;

    /// <summary>What an authenticator is told about those that an account has, so that it does not make a second one.</summary>
    public IReadOnlyList<PublicKeyCredentialDescriptor> Describe(Record owner)
    {
        var described = new List<PublicKeyCredentialDescriptor>();
        foreach (var passkey in records.ListOf(Name, owner)) described.Add(new PublicKeyCredentialDescriptor(IdOf(passkey)));
        return described;
    }

    /// <summary>The passkey with this id that belongs to an account of a collection, or null.</summary>
    public Record? Find(Collection collection, byte[] id)
    {
        if (collections.Find(Name) is null || FindAny(id) is not { } passkey) return null;
        return passkey.GetString(FieldNames.CollectionRef) == collection.Id ? passkey : null;
    }

    /// <summary>Whether nobody has a passkey with this id.</summary>
    public bool IsFree(byte[] id) => FindAny(id) is null;

    /// <summary>Stores a new one.</summary>
    /// <exception cref="ApiException">400, there are too many.</exception>
    public async Task<Record> AddAsync(Record owner, string name, RegisteredPublicKeyCredential credential, CancellationToken aborted)
    {
        var passkey = collections.NewOf(Name, owner);
        passkey[Title] = name;
        passkey[CredentialId] = Base64Url.EncodeToString(credential.Id);
        passkey[PublicKey] = Base64Url.EncodeToString(credential.PublicKey);
        passkey[Counter] = credential.SignCount;
        await transactions.RunAsync(
            async () =>
            {
                if (records.ListOf(Name, owner).Count >= MaxOfAccount) throw ApiException.BadRequest("There are too many passkeys.");
                await records.SaveAsync(passkey, aborted);
            },
            aborted);
        return passkey;
    }

    /// <summary>Notes a use. False when the passkey is gone, or its counter has not gone on: then there are two of it.</summary>
    public async Task<bool> TryUseAsync(Record passkey, uint counter, CancellationToken aborted)
    {
        var isUsed = false;
        await transactions.RunAsync(
            async () =>
            {
                if (records.Find(Name, passkey.Id) is not { } current) return;
                var stored = current.GetNumber(Counter);
                if ((counter > 0 || stored > 0) && counter <= stored) return;
                current[Counter] = counter;
                current[LastUsed] = time.GetUtcNow();
                await records.SaveAsync(current, aborted);
                isUsed = true;
            },
            aborted);
        return isUsed;
    }

    /// <summary>The public key of a passkey.</summary>
    public static byte[] KeyOf(Record passkey) => Base64Url.DecodeFromChars(passkey.GetString(PublicKey));

    private static byte[] IdOf(Record passkey) => Base64Url.DecodeFromChars(passkey.GetString(CredentialId));

    private Record? FindAny(byte[] id) => records.FindFirst(Name, "credentialId = {:id}", ("id", Base64Url.EncodeToString(id)));
}
