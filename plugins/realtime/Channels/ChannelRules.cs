using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>Asks the rules of channels: as those of a collection whose records have a <c>name</c>, that of the channel, and are not stored.</summary>
internal sealed class ChannelRules(IRules rules, RealtimeOptions options)
{
    /// <summary>Nobody else waits for the answer, and the rules are the operator's.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly Collection Channels = new()
    {
        Id = "channel",
        Name = "channel",
        Fields = [new TextField { Name = "id" }, new TextField { Name = "name" }],
    };

    public bool MayJoin(string name, AuthState auth, TopicOptions topic) => Holds(options.Channels.Join, name, auth, topic, "GET");

    public bool MaySend(string name, AuthState auth, TopicOptions topic) => Holds(options.Channels.Send, name, auth, topic, "POST");

    public bool MaySeeMembers(string name, AuthState auth, TopicOptions topic) => Holds(options.Channels.Presence, name, auth, topic, "GET");

    /// <summary>What is wrong with the rules, by their names in the settings.</summary>
    public IEnumerable<(string Name, string Rule, string Error)> Errors()
    {
        foreach (var (name, rule) in Rules())
        {
            if (rule is not null && rules.FindError(rule, Channels) is { } error) yield return (name, rule, error);
        }
    }

    private (string Name, string? Rule)[] Rules() =>
        [("join", options.Channels.Join), ("send", options.Channels.Send), ("presence", options.Channels.Presence)];

    private bool Holds(string? rule, string name, AuthState auth, TopicOptions topic, string method)
    {
        var info = new RequestInfo { Context = RequestContexts.Realtime, Method = method, Auth = auth, Query = topic.Query, Headers = topic.Headers };
        var channel = new Record(Channels) { [FieldNames.Id] = name, ["name"] = name };
        try
        {
            return rules.MayAccessAsGiven(rule, channel, info, Limit);
        }
        catch (TimeoutException)
        {
            // As one that is broken, it holds for nobody.
            return false;
        }
    }
}
