using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>The channels of one client, by the subscription. Its own lock guards it.</summary>
internal sealed class Memberships(ChannelOptions options, TimeProvider time)
{
    private double _left = options.Rate;
    private long _filled = time.GetTimestamp();

    /// <summary>Who the client was when it was looked at last.</summary>
    public Viewer? Viewer { get; set; }

    public Dictionary<string, Membership> ByTopic { get; } = new(StringComparer.Ordinal);

    public Membership? Find(string channel)
    {
        foreach (var (_, membership) in ByTopic)
        {
            if (membership.Member is not null && membership.Channel?.Name == channel) return membership;
        }

        return null;
    }

    /// <summary>Counts what the client sends.</summary>
    /// <returns>False when it is too much.</returns>
    public bool TrySend()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(options.Rate, _left + time.GetElapsedTime(_filled, now).TotalSeconds * options.Rate);
        _filled = now;
        if (_left < 1) return false;
        _left--;
        return true;
    }
}
