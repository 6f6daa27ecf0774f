using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.ApiKeys;
using Holdall.Plugins.Auth.Passkeys;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Plugins.Auth.Totp;

namespace Holdall.Plugins.Auth.Options;

/// <summary>
/// The system collections that the options need. One is made in the transaction that switches its option on for the first time, so that a data directory in
/// which nobody does has none of them.
/// </summary>
internal sealed class OwnedCollections(ICollections collections)
{
    private const string OwnerRule = "@request.auth.id != '' && recordRef = @request.auth.id && collectionRef = @request.auth.collectionId";

    /// <summary>Makes those that a collection needs.</summary>
    public async Task EnsureAsync(Collection saved, CancellationToken aborted)
    {
        if (!saved.IsAuth) return;
        if (saved.Get(AccountOptions.Totp).Enabled) await MakeAsync(Totps(), aborted);
        if (saved.Get(AccountOptions.Sessions).Enabled) await MakeAsync(Sessions(), aborted);
        if (saved.Get(AccountOptions.ApiKeys).Enabled) await MakeAsync(ApiKeys(), aborted);
        if (saved.Get(AccountOptions.Passkeys).Enabled) await MakeAsync(Passkeys(), aborted);
    }

    private async Task MakeAsync(Collection needed, CancellationToken aborted)
    {
        if (collections.Find(needed.Name) is not { } existing) await collections.SaveAsync(needed, aborted);
        else if (!existing.IsOwned) throw ApiException.BadRequest($"There is a collection {needed.Name} already, which is not the one that the option needs.");
    }

    private static Collection Totps() => Owned(
        TotpStore.Name,
        [
            new TextField { Name = TotpStore.Secret, System = true, Hidden = true, Required = true },
            new BoolField { Name = TotpStore.Confirmed, System = true },
            new NumberField { Name = TotpStore.LastStep, System = true, Hidden = true },
            new JsonField { Name = TotpStore.RecoveryCodes, System = true, Hidden = true },
        ],
        $"CREATE UNIQUE INDEX `idx_totps_record` ON `{TotpStore.Name}` (collectionRef, recordRef)");

    private static Collection Sessions() => Owned(
        SessionStore.Name,
        [
            new TextField { Name = SessionStore.Address, System = true },
            new TextField { Name = SessionStore.UserAgent, System = true },
            new DateField { Name = SessionStore.Expires, System = true },
            new DateField { Name = SessionStore.LastUsed, System = true },
        ],
        $"CREATE INDEX `idx_sessions_record` ON `{SessionStore.Name}` (collectionRef, recordRef)",
        $"CREATE INDEX `idx_sessions_expires` ON `{SessionStore.Name}` (expires)") with
    { DeleteRule = OwnerRule };

    private static Collection ApiKeys() => Owned(
        ApiKeyStore.Name,
        [
            new TextField { Name = ApiKeyStore.Title, System = true, Required = true },
            new TextField { Name = ApiKeyStore.Prefix, System = true, Required = true },
            new TextField { Name = ApiKeyStore.Hash, System = true, Hidden = true, Required = true },
            new JsonField { Name = ApiKeyStore.Scopes, System = true, Required = true },
            new DateField { Name = ApiKeyStore.Expires, System = true },
            new DateField { Name = ApiKeyStore.LastUsed, System = true },
        ],
        $"CREATE UNIQUE INDEX `idx_apiKeys_hash` ON `{ApiKeyStore.Name}` (hash)",
        $"CREATE INDEX `idx_apiKeys_record` ON `{ApiKeyStore.Name}` (collectionRef, recordRef)") with
    { DeleteRule = OwnerRule };

    private static Collection Passkeys() => Owned(
        PasskeyStore.Name,
        [
            new TextField { Name = PasskeyStore.Title, System = true, Required = true, Max = 100 },
            new TextField { Name = PasskeyStore.CredentialId, System = true, Hidden = true, Required = true },
            new TextField { Name = PasskeyStore.PublicKey, System = true, Hidden = true, Required = true },
            new NumberField { Name = PasskeyStore.Counter, System = true, Hidden = true },
            new DateField { Name = PasskeyStore.LastUsed, System = true },
        ],
        $"CREATE UNIQUE INDEX `idx_passkeys_credentialId` ON `{PasskeyStore.Name}` (credentialId)",
        $"CREATE INDEX `idx_passkeys_record` ON `{PasskeyStore.Name}` (collectionRef, recordRef)") with
    {
        // Its name is all that the owner may change.
        UpdateRule = OwnerRule
            + " && @request.body.collectionRef:isset = false && @request.body.recordRef:isset = false && @request.body.lastUsed:isset = false",
        DeleteRule = OwnerRule,
    };

    private static Collection Owned(string name, Field[] own, params string[] indexes) => Collection.NewBase(
        name,
        [
            new TextField { Name = FieldNames.CollectionRef, System = true, Required = true },
            new TextField { Name = FieldNames.RecordRef, System = true, Required = true },
            .. own,
            new AutodateField { Name = FieldNames.Created, System = true, OnCreate = true },
            new AutodateField { Name = FieldNames.Updated, System = true, OnCreate = true, OnUpdate = true },
        ]) with
    {
        System = true,
        ListRule = OwnerRule,
        ViewRule = OwnerRule,
        Indexes = indexes,
    };
}
