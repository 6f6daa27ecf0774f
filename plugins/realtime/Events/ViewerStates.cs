using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>
/// Keeps track of who the connected clients are: whoever loses the key of its tokens goes on as a guest. What was answered before is told to them as who they
/// were then.
/// </summary>
internal sealed class ViewerStates(RealtimeBroker broker, ChangeQueues queues)
{
    public Task UpdatedAsync(Record record) => ChangeAsync(auth => Is(auth, record), auth =>
    {
        var hasSameKey = auth.Record!.GetString(FieldNames.TokenKey) == record.GetString(FieldNames.TokenKey);
        return hasSameKey ? auth.With(record.Copy()) : AuthState.Guest;
    });

    public Task DeletedAsync(Record record) => ChangeAsync(auth => Is(auth, record), static _ => AuthState.Guest);

    /// <summary>Whoever came in with a session or a key is nobody without it.</summary>
    public Task DeletedCredentialAsync(Record record) => ChangeAsync(
        auth => auth.Credential is { } credential && credential.Id == record.Id && credential.Collection.Id == record.Collection.Id,
        static _ => AuthState.Guest);

    public Task UpdatedAsync(Collection collection) => ChangeAsync(
        auth => auth.Collection is { } known && known.Id == collection.Id && known.Auth!.AuthToken.Secret != collection.Auth?.AuthToken.Secret,
        static _ => AuthState.Guest);

    public Task DeletedAsync(Collection collection) => ChangeAsync(auth => auth.Collection?.Id == collection.Id, static _ => AuthState.Guest);

    private async Task ChangeAsync(Predicate<AuthState> concerns, Func<AuthState, AuthState> now)
    {
        if (!HasAny(concerns)) return;
        await queues.ToldAsync();
        foreach (var client in broker.All)
        {
            var auth = client.Auth;
            if (concerns(auth)) client.Auth = now(auth);
        }
    }

    private bool HasAny(Predicate<AuthState> concerns)
    {
        foreach (var client in broker.All)
        {
            if (concerns(client.Auth)) return true;
        }

        return false;
    }

    private static bool Is(AuthState auth, Record record) => auth.Id == record.Id && auth.Collection?.Id == record.Collection.Id;
}
