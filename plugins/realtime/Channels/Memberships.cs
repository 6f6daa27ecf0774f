using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>The channels of one client, by the subscription. Its own lock guards it.</summary>
internal sealed class Memberships(ChannelOptions options, TimeProvider time)
{
    /// <summary>Who the client was when it was looked at last.</summary>
    public Viewer? Viewer { get; set; }

    /// <summary>What the client may send.</summary>
    public Allowance Sends { get; } = new(options.Rate, options.Rate, time);

    /// <summary>What it may join: others are told of each coming and going. All at once is what clients do after a reconnect.</summary>
    public Allowance Joins { get; } = new(Math.Max(options.Rate, options.MaxJoined), options.Rate, time);

    public Dictionary<string, Membership> ByTopic { get; } = new(StringComparer.Ordinal);

    public Membership? Find(string channel)
    {
        foreach (var (_, membership) in ByTopic)
        {
            if (membership.Member is not null && membership.Channel?.Name == channel) return membership;
        }

        return null;
    }
}
