using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Engine.Schema.Views;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Collections;

/// <summary>Writes the row of a collection and makes its table or view follow.</summary>
internal static class CollectionWriter
{
    /// <returns>The collection as it was written.</returns>
    public static Collection Write(DbSession session, SchemaSnapshot schema, Collection? old, Collection collection)
    {
        var written = Superusers(NewSecret(old, collection));
        if (written.IsView) written = WriteView(session, schema, old, written);
        if (old is null) CollectionRow.Insert(session, written);
        else CollectionRow.Update(session, written);
        if (!written.IsView) WriteTable(session, old, written);
        return written;
    }

    public static void Delete(DbSession session, Collection collection)
    {
        if (collection.IsView) ViewTable.Drop(session, collection.Name);
        else CollectionTable.Drop(session, collection.Name);
        CollectionRow.Delete(session, collection.Id);
    }

    /// <summary>Whoever may sign in has changed, so nobody stays signed in.</summary>
    private static Collection NewSecret(Collection? old, Collection collection)
    {
        if (old?.Auth is not { } before || collection.Auth is not { } auth || (before.AuthRule ?? "") == (auth.AuthRule ?? "")) return collection;
        return collection with { Auth = auth with { AuthToken = TokenOptions.New(auth.AuthToken.Duration) } };
    }

    /// <summary>What superusers can't lose.</summary>
    private static Collection Superusers(Collection collection)
    {
        if (collection.Id != InitialCollections.SuperusersId || collection.Auth is not { } auth) return collection;
        return collection with
        {
            Name = SystemCollections.Superusers,
            Auth = auth with
            {
                OAuth2 = auth.OAuth2 with { Enabled = false, Providers = [] },
                PasswordAuth = auth.PasswordAuth with { Enabled = true },
                Mfa = auth.Mfa with { Enabled = auth.Mfa.Enabled || auth.Otp.Enabled },
            },
        };
    }

    private static Collection WriteView(DbSession session, SchemaSnapshot schema, Collection? old, Collection collection)
    {
        var fields = ViewInference.Infer(session, schema, collection.ViewQuery ?? "");
        if (old is not null) ViewTable.Drop(session, old.Name);
        ViewTable.Create(session, collection.Name, collection.ViewQuery ?? "");
        return collection with { Fields = fields };
    }

    private static void WriteTable(DbSession session, Collection? old, Collection collection)
    {
        if (old is not null && Catalog.HasTableOrView(session, old.Name))
        {
            CollectionTable.Update(session, old, collection);
            return;
        }

        CollectionTable.Create(session, collection);
        RecordIndexes.Create(session, collection);
    }
}
