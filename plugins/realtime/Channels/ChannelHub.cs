using System.Collections.Concurrent;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>Channels between clients: who subscribes to <c>channel/NAME</c> joins it, if the rules let it.</summary>
internal sealed class ChannelHub
{
    private const string Prefix = "channel/";
    private const int MaxName = 200;

    private readonly ConcurrentDictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly RealtimeBroker _broker;
    private readonly ChannelRules _rules;
    private readonly ChannelOptions _options;
    private readonly TimeProvider _time;

    public ChannelHub(RealtimeBroker broker, ChannelRules rules, RealtimeOptions options, RealtimeMetrics metrics, TimeProvider time)
    {
        _broker = broker;
        _rules = rules;
        _options = options.Channels;
        _time = time;
        if (!_options.AreOn) return;
        broker.TopicsChanged += Follow;
        metrics.ObserveChannels(() => _channels.Count);
    }

    /// <summary>Number of channels with members.</summary>
    public int Count => _channels.Count;

    /// <summary>Lets a client join and leave as its subscriptions say, and as whom it is now.</summary>
    private void Follow(RealtimeClient client)
    {
        if (client.Memberships is null && !Array.Exists(client.Topics, IsChannel)) return;
        var memberships = client.Memberships ?? client.Keep(new Memberships(_options, _time));
        lock (memberships)
        {
            var topics = client.Topics;
            memberships.Viewer = client.Viewer;
            foreach (var topic in memberships.ByTopic.Keys.Except(topics.Select(static topic => topic.Text)).ToList()) Leave(client, memberships, topic);
            foreach (var topic in topics)
            {
                if (IsChannel(topic)) Follow(client, memberships, topic);
            }
        }
    }

    /// <summary>Tells the members of a channel what one of them sends.</summary>
    /// <exception cref="ApiException">400, too large; 403, it is no member or the rule denies it; 429, too much.</exception>
    public void Send(RealtimeClient client, string name, string data)
    {
        var (channel, member) = Find(client, name, data, _options.MaxMessageBytes);
        if (!_rules.MaySend(name, member.Viewer.Auth, member.Topic.Options)) throw ApiException.Forbidden("The client may not send to the channel.");
        channel.Send(member, data);
    }

    /// <summary>Sets what a member says of itself.</summary>
    /// <exception cref="ApiException">400, too large; 403, it is no member; 429, too much.</exception>
    public void SetState(RealtimeClient client, string name, string state)
    {
        var (channel, member) = Find(client, name, state, _options.MaxStateBytes);
        channel.SetState(member, state == "null" ? null : state);
    }

    /// <summary>Lets those go who do not come back, and asks the rules anew for who is somebody else by now. To be called every now and then.</summary>
    public void Look()
    {
        if (!_options.AreOn) return;
        foreach (var client in _broker.All)
        {
            if (client.Memberships is { } memberships && memberships.Viewer != client.Viewer) Follow(client);
        }

        foreach (var (_, channel) in _channels)
        {
            channel.EndAway();
            Forget(channel);
        }
    }

    private static bool IsChannel(Topic topic) => topic.Prefix.StartsWith(Prefix, StringComparison.Ordinal);

    private (Channel Channel, Member Member) Find(RealtimeClient client, string name, string json, int maxBytes)
    {
        if (!_options.AreOn) throw ApiException.NotFound("There are no channels.");
        Follow(client);
        if (client.Memberships is { } memberships)
        {
            lock (memberships)
            {
                if (!memberships.Sends.TryTake()) throw new ApiException(StatusCodes.Status429TooManyRequests);
                if (System.Text.Encoding.UTF8.GetByteCount(json) > maxBytes) throw ApiException.BadRequest($"It must have at most {maxBytes} bytes.");
                if (memberships.Find(name) is { Channel: { } channel, Member: { } member }) return (channel, member);
            }
        }

        throw ApiException.Forbidden("The client has not joined the channel.");
    }

    private void Follow(RealtimeClient client, Memberships memberships, Topic topic)
    {
        var viewer = client.Viewer;
        if (memberships.ByTopic.TryGetValue(topic.Text, out var known))
        {
            if (ReferenceEquals(known.Viewer, viewer)) return;
            if (TryRenew(known, viewer) is { } renewed)
            {
                memberships.ByTopic[topic.Text] = renewed;
                return;
            }

            Leave(client, memberships, topic.Text);
        }

        memberships.ByTopic[topic.Text] = Join(client, memberships, topic, viewer);
    }

    /// <summary>The same account stays who it is in the channel, as long as it may be there.</summary>
    private Membership? TryRenew(Membership known, Viewer viewer)
    {
        if (known is not { Channel: { } channel, Member: { } member } || !Member.IsSame(known.Viewer, viewer)) return null;
        if (!_rules.MayJoin(channel.Name, viewer.Auth, member.Topic.Options)) return null;
        channel.Renew(member, viewer, _rules.MaySeeMembers(channel.Name, viewer.Auth, member.Topic.Options));
        return known with { Viewer = viewer };
    }

    private Membership Join(RealtimeClient client, Memberships memberships, Topic topic, Viewer viewer)
    {
        var name = topic.Prefix[Prefix.Length..];
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl)) return Refuse("The name of the channel is not valid.");
        if (memberships.ByTopic.Count(static one => one.Value.Member is not null) >= _options.MaxJoined)
            return Refuse("The client has joined too many channels.");
        if (!memberships.Joins.TryTake()) return Refuse("The client joins too often.");
        if (!_rules.MayJoin(name, viewer.Auth, topic.Options)) return Refuse("The client may not join the channel.");
        var seesMembers = _rules.MaySeeMembers(name, viewer.Auth, topic.Options);
        while (true)
        {
            var channel = _channels.GetOrAdd(name, static (name, it) => new Channel(name, it._options, it._time), this);
            if (channel.Join(client, topic, viewer, seesMembers) is { } member) return new Membership(viewer, channel, member);
            if (!channel.IsOver) return Refuse("The channel is full.");
            // The last member has left just now.
            Forget(channel);
        }

        Membership Refuse(string reason)
        {
            client.Send(new Frame(topic.Text, ChannelText.Refused(reason)));
            return new Membership(viewer, null, null);
        }
    }

    private void Leave(RealtimeClient client, Memberships memberships, string topic)
    {
        if (!memberships.ByTopic.Remove(topic, out var known) || known is not { Channel: { } channel, Member: { } member }) return;
        channel.Leave(member, client, isLost: !client.IsConnected);
        Forget(channel);
    }

    private void Forget(Channel channel)
    {
        if (channel.IsOver) _channels.TryRemove(KeyValuePair.Create(channel.Name, channel));
    }
}
