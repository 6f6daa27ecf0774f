using System.Security.Cryptography;
using Holdall.Auth;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>One who is in a channel, or has lost the connection a moment ago. What may change is guarded by the lock of the channel.</summary>
internal sealed class Member(RealtimeClient client, Topic topic, Viewer viewer)
{
    /// <summary>The subscription may bring a key of its own by which it is known when it comes back.</summary>
    private const string KeyOption = "key";

    /// <summary>Nobody guesses the key of a guest from so many characters on.</summary>
    private const int GuestKeyLength = 16;

    private const int IdLength = 15;

    /// <summary>Tells it from other members. It is no secret.</summary>
    public string Id { get; } = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", IdLength);

    /// <summary>Its connection; null while it has none.</summary>
    public RealtimeClient? Client { get; set; } = client;

    /// <summary>The subscription.</summary>
    public Topic Topic { get; set; } = topic;

    /// <summary>Who it was when the rules were asked.</summary>
    public Viewer Viewer { get; set; } = viewer;

    /// <summary>Whether it may see who else is there.</summary>
    public bool SeesMembers { get; set; }

    /// <summary>What it says of itself, as JSON; null = nothing.</summary>
    public string? State { get; set; }

    /// <summary>Since when it has no connection.</summary>
    public long AwaySince { get; set; }

    /// <summary>Whether a connection that comes can be known as this one's.</summary>
    public bool CanReturn => !Viewer.Auth.IsGuest || KeyOf(Topic).Length >= GuestKeyLength;

    /// <summary>Whether messages reach it, as whom they were meant for.</summary>
    public bool IsReached => Client is { } connected && IsSame(connected.Viewer, Viewer);

    /// <summary>Whether a subscription is this member's, who comes back. Callers with a key may do so before the old connection is known to be gone.</summary>
    public bool Is(Topic topic, Viewer viewer)
    {
        var key = KeyOf(topic);
        return CanReturn && key == KeyOf(Topic) && IsSame(viewer, Viewer) && (Client is null || key.Length > 0 && !viewer.Auth.IsGuest);
    }

    /// <summary>Whether two are the same account, or guests.</summary>
    public static bool IsSame(Viewer one, Viewer other) =>
        ReferenceEquals(one, other) || one.Auth.Id == other.Auth.Id && one.Auth.Collection?.Id == other.Auth.Collection?.Id;

    private static string KeyOf(Topic topic) => topic.Options.Query.GetValueOrDefault(KeyOption, "");
}
