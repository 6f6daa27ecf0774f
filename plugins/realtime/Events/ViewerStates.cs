using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Keeps track of who the connected clients are: whoever loses the key of its tokens goes on as a guest.</summary>
internal sealed class ViewerStates(RealtimeBroker broker)
{
    public void Updated(Record record)
    {
        foreach (var client in broker.All)
        {
            if (!Is(client.Auth, record)) continue;
            var hasSameKey = client.Auth.Record!.GetString(FieldNames.TokenKey) == record.GetString(FieldNames.TokenKey);
            client.Auth = hasSameKey ? client.Auth.With(record.Copy()) : AuthState.Guest;
        }
    }

    public void Deleted(Record record)
    {
        foreach (var client in broker.All)
        {
            if (Is(client.Auth, record)) client.Auth = AuthState.Guest;
        }
    }

    /// <summary>Whoever came in with a session or a key is nobody without it.</summary>
    public void DeletedCredential(Record record)
    {
        foreach (var client in broker.All)
        {
            if (client.Auth.Credential is { } credential && credential.Id == record.Id && credential.Collection.Id == record.Collection.Id)
                client.Auth = AuthState.Guest;
        }
    }

    public void Updated(Collection collection)
    {
        foreach (var client in broker.All)
        {
            if (client.Auth.Collection is not { } known || known.Id != collection.Id) continue;
            if (known.Auth!.AuthToken.Secret != collection.Auth?.AuthToken.Secret) client.Auth = AuthState.Guest;
        }
    }

    public void Deleted(Collection collection)
    {
        foreach (var client in broker.All)
        {
            if (client.Auth.Collection?.Id == collection.Id) client.Auth = AuthState.Guest;
        }
    }

    private static bool Is(AuthState auth, Record record) => auth.Id == record.Id && auth.Collection?.Id == record.Collection.Id;
}
