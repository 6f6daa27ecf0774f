using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Those listeners of a topic who see the same.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="IsList">Whether the list rule counts, not the view rule.</param>
/// <param name="Auth">One of them, who stands for all.</param>
/// <param name="Key">Tells what they see from what listeners of topics with the same options see.</param>
/// <param name="Clients">All of them.</param>
internal sealed record Audience(Topic Topic, bool IsList, AuthState Auth, string Key, RealtimeClient[] Clients)
{
    private const string Caller = "@request.auth";

    /// <summary>Whether the database has to be asked if they may see a record: an answer that depends on the row.</summary>
    public bool IsAsked(Collection collection) => !Auth.IsSuperuser && RuleOf(collection, IsList) is { Length: > 0 } || Topic.Options.Filter.Length > 0;

    public static string? RuleOf(Collection collection, bool isList) => isList ? collection.ListRule : collection.ViewRule;

    /// <summary>Divides the listeners of a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="isList">Whether it is about all records.</param>
    /// <param name="collection">The collection of the record.</param>
    /// <param name="isEnriched">Whether handlers are to be called for each.</param>
    public static IEnumerable<Audience> Of(Topic topic, bool isList, Collection collection, bool isEnriched)
    {
        var listeners = topic.Listeners;
        if (isEnriched) return listeners.Select(client => new Audience(topic, isList, client.Auth, client.Id, [client]));
        return DependsOnViewer(topic, isList, collection)
            ? Group(topic, isList, listeners, static viewer => viewer.Key)
            : Group(topic, isList, listeners, static viewer => viewer.Kind);
    }

    /// <summary>Whether it makes a difference who looks, besides being a superuser or not.</summary>
    private static bool DependsOnViewer(Topic topic, bool isList, Collection collection) =>
        collection.IsAuth
        || topic.Options.Expand.Length > 0
        || RuleOf(collection, isList)?.Contains(Caller, StringComparison.Ordinal) == true
        || topic.Options.Filter.Contains(Caller, StringComparison.Ordinal);

    private static List<Audience> Group(Topic topic, bool isList, RealtimeClient[] listeners, Func<Viewer, string> keyOf)
    {
        var groups = new List<Audience>(1);
        if (listeners.Length == 0) return groups;
        // Who a client is may change at any time, so it is looked up once.
        var viewers = Array.ConvertAll(listeners, static client => client.Viewer);
        var first = keyOf(viewers[0]);
        if (Array.TrueForAll(viewers, viewer => keyOf(viewer) == first))
        {
            groups.Add(new Audience(topic, isList, viewers[0].Auth, first, listeners));
            return groups;
        }

        foreach (var group in listeners.Zip(viewers).GroupBy(one => keyOf(one.Second), StringComparer.Ordinal))
            groups.Add(new Audience(topic, isList, group.First().Second.Auth, group.Key, [.. group.Select(one => one.First)]));

        return groups;
    }
}
