using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>
/// Makes sure, where nobody else can write, that the tokens of a caller have not ended since the request began: whoever changes a password must be able to
/// rely on that nobody goes on with an old token, not even with requests that are on their way.
/// </summary>
internal sealed class CallerCheck(SchemaCache schema)
{
    /// <exception cref="ApiException">401: the token is as good as none by now, and it, not the request, is what has to be renewed.</exception>
    public void Require(DbSession session, AuthState? caller)
    {
        if (caller?.Record is not { IsNew: false } record) return;
        var collection = schema.Current.FindById(record.Collection.Id);
        if (collection is null || !Agree(collection, record.Collection) || !Holds(session, collection.Name, record)) throw ApiException.Unauthorized();
        if (caller.Credential is { } credential && !Exists(session, credential)) throw ApiException.Unauthorized();
    }

    private bool Exists(DbSession session, Holdall.Records.Record credential)
    {
        if (schema.Current.FindById(credential.Collection.Id) is not { } collection) return false;
        using var row = session.Prepare($"SELECT 1 FROM {SqlName.Quote(collection.Name)} WHERE `id` = ?1");
        row.Bind(1, credential.Id);
        return row.Step();
    }

    /// <summary>Whether what signs the tokens of all is what it was when the caller was recognised.</summary>
    private static bool Agree(Collection now, Collection then) => now.Auth?.AuthToken.Secret == then.Auth?.AuthToken.Secret;

    private static bool Holds(DbSession session, string collection, Holdall.Records.Record record)
    {
        using var row = session.Prepare($"SELECT 1 FROM {SqlName.Quote(collection)} WHERE `id` = ?1 AND `tokenKey` = ?2");
        row.Bind(1, record.Id);
        row.Bind(2, record.GetStored(FieldNames.TokenKey) as string);
        return row.Step();
    }
}
