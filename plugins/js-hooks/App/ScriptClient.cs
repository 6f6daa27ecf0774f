using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Holdall.Realtime;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>Connected clients in scripts.</summary>
internal static class ScriptClient
{
    public static readonly HostType<IRealtimeClient> Table = new HostType<IRealtimeClient>("Client")
        .Method("id", client => client.Id)
        .Method("subscriptions", (client, a) => Subscriptions(client, a.Texts(0)))
        .Method("hasSubscription", (client, a) => client.Subscriptions.Contains(a.Text(0)))
        .Action("subscribe", (client, a) => Broker(a).Subscribe(client, [.. client.Subscriptions.Union(a.Texts(0))]))
        .Action("unsubscribe", (client, a) => Broker(a).Subscribe(client, Without(client, a.Texts(0))))
        .Method("get", (client, a) => Get(client, a.Text(0)))
        .Action("set", (client, a) => Values(client)[a.Text(0)] = a.Value(1))
        .Action("unset", (client, a) => Values(client).TryRemove(a.Text(0), out _))
        .Action("send", (client, a) => client.Send(a.Require<ScriptMessage>(0).Message))
        .Action("discard", (client, _) => client.Disconnect())
        .Method("isDiscarded", client => !client.IsConnected);

    private static readonly ConditionalWeakTable<IRealtimeClient, ConcurrentDictionary<string, object?>> Kept = [];

    private static IRealtimeBroker Broker(CallArguments a) => a.Engine.Services.Require<IRealtimeBroker>("realtime");

    private static ConcurrentDictionary<string, object?> Values(IRealtimeClient client) => Kept.GetValue(client, static _ => new(StringComparer.Ordinal));

    private static object? Get(IRealtimeClient client, string key) =>
        Values(client).TryGetValue(key, out var value)
            ? value
            : key switch { "auth" => client.Auth.Record, "pbRealtimeClientIP" => client.Address, _ => null };

    private static List<string> Without(IRealtimeClient client, string[] topics) =>
        topics.Length == 0 ? [] : [.. client.Subscriptions.Except(topics)];

    /// <summary>The topics that begin with one of the prefixes, with their options.</summary>
    private static Dictionary<string, object?> Subscriptions(IRealtimeClient client, string[] prefixes) => client.Subscriptions
        .Where(topic => prefixes.Length == 0 || prefixes.Any(prefix => topic.StartsWith(prefix, StringComparison.Ordinal)))
        .ToDictionary(topic => topic, topic => (object?)OptionsOf(topic));

    private static Dictionary<string, object?> OptionsOf(string topic)
    {
        var options = new Dictionary<string, object?> { ["query"] = new Dictionary<string, object?>(), ["headers"] = new Dictionary<string, object?>() };
        var query = topic.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return options;
        var text = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(topic[query..])["options"].ToString();
        try
        {
            using var document = JsonDocument.Parse(text);
            if (Cast.FromElement(document.RootElement) is not Dictionary<string, object?> given) return options;
            foreach (var name in (string[])["query", "headers"])
            {
                if (given.GetValueOrDefault(name) is Dictionary<string, object?> values)
                    options[name] = values.ToDictionary(v => name == "headers" ? RequestInfo.HeaderKey(v.Key) : v.Key, v => (object?)Cast.ToText(v.Value));
            }
        }
        catch (JsonException)
        {
            // A client may send anything; it has no options then.
            return options;
        }

        return options;
    }
}
