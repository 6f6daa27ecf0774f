using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Schema.Tables;
using Holdall.Fields;
using static Holdall.Engine.Schema.CollectionDefaults;

namespace Holdall.Engine.Schema;

/// <summary>The collections of a fresh data directory.</summary>
internal static class InitialCollections
{
    public const string UsersId = "_pb_users_auth_";
    public const string SuperusersId = "pbc_3142635823";

    private const string OwnerRule = "@request.auth.id != '' && recordRef = @request.auth.id && collectionRef = @request.auth.collectionId";
    private const string SelfRule = "id = @request.auth.id";

    /// <summary>All six in the order of their rows.</summary>
    public static Collection[] Create(string now) =>
    [
        OwnedBySomebody(
            SystemCollections.Mfas,
            now,
            [Key("method")],
            $"CREATE INDEX `idx_mfas_collectionRef_recordRef` ON `{SystemCollections.Mfas}` (collectionRef,recordRef)"),
        OwnedBySomebody(
            SystemCollections.Otps, now, [WithId(
                new PasswordField { Name = FieldNames.Password, System = true, Hidden = true, Required = true, Cost = 8 }), SentTo()],
            $"CREATE INDEX `idx_otps_collectionRef_recordRef` ON `{SystemCollections.Otps}` (collectionRef, recordRef)"),
        OwnedBySomebody(
            SystemCollections.ExternalAuths, now, [Key("provider"), Key("providerId")],
            $"CREATE UNIQUE INDEX `idx_externalAuths_record_provider` ON `{SystemCollections.ExternalAuths}` (collectionRef, recordRef, provider)",
            $"CREATE UNIQUE INDEX `idx_externalAuths_collection_provider` ON `{SystemCollections.ExternalAuths}` (collectionRef, provider, providerId)") with { DeleteRule = OwnerRule },
        OwnedBySomebody(
            SystemCollections.AuthOrigins, now, [Key("fingerprint")],
            $"CREATE UNIQUE INDEX `idx_authOrigins_unique_pairs` ON `{SystemCollections.AuthOrigins}` (collectionRef, recordRef, fingerprint)") with { DeleteRule = OwnerRule },
        Superusers(now),
        Users(now),
    ];

    public static TextField SentTo() => WithId(new TextField { Name = "sentTo", System = true, Hidden = true });

    private static Collection OwnedBySomebody(string name, string now, Field[] own, params string[] indexes) => new()
    {
        Id = Ids.ForCollection(CollectionTypes.Base, name),
        Name = name,
        System = true,
        ListRule = OwnerRule,
        ViewRule = OwnerRule,
        Fields = FieldList.Create([Id(), Key("collectionRef"), Key("recordRef"), .. own, .. Times(isSystem: true)]),
        Indexes = indexes,
        Created = now,
        Updated = now,
    };

    private static Collection Superusers(string now)
    {
        var auth = AuthOptions.NewDefault();
        return AuthIndexes.AddMissing(new Collection
        {
            Id = SuperusersId,
            Name = SystemCollections.Superusers,
            Type = CollectionTypes.Auth,
            System = true,
            Fields = FieldList.Create([Id(), .. AuthFields(), .. Times(isSystem: true)]),
            Auth = auth with { AuthToken = auth.AuthToken with { Duration = 86_400 } },
            Created = now,
            Updated = now,
        });
    }

    private static Collection Users(string now)
    {
        var auth = AuthOptions.NewDefault();
        var name = WithId(new TextField { Name = "name", Max = 255 });
        var avatar = WithId(new FileField
        {
            Name = "avatar",
            MaxSelect = 1,
            MimeTypes = ["image/jpeg", "image/png", "image/svg+xml", "image/gif", "image/webp"],
        });
        return AuthIndexes.AddMissing(new Collection
        {
            Id = UsersId,
            Name = "users",
            Type = CollectionTypes.Auth,
            ListRule = SelfRule,
            ViewRule = SelfRule,
            CreateRule = "",
            UpdateRule = SelfRule,
            DeleteRule = SelfRule,
            Fields = FieldList.Create([Id(), .. AuthFields(), name, avatar, .. Times(isSystem: false)]),
            Auth = auth with { OAuth2 = auth.OAuth2 with { MappedFields = new OAuth2MappedFields { Name = "name", AvatarURL = "avatar" } } },
            Created = now,
            Updated = now,
        });
    }

    private static TextField Key(string name) => WithId(new TextField { Name = name, System = true, Required = true });

    private static Field[] Times(bool isSystem) =>
    [
        WithId(new AutodateField { Name = FieldNames.Created, System = isSystem, OnCreate = true }),
        WithId(new AutodateField { Name = FieldNames.Updated, System = isSystem, OnCreate = true, OnUpdate = true }),
    ];
}
