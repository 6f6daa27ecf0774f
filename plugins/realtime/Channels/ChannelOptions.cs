namespace Holdall.Plugins.Realtime.Channels;

/// <summary>What <c>settings.realtime.channels</c> may say. Without a rule for joining there are no channels.</summary>
internal sealed record ChannelOptions
{
    /// <summary>Who may join: null = there are no channels, empty = everyone.</summary>
    public string? Join { get; init; }

    /// <summary>Who of the members may send; null = only superusers.</summary>
    public string? Send { get; init; }

    /// <summary>Who of the members may see who else is there; null = only superusers.</summary>
    public string? Presence { get; init; }

    /// <summary>Most members of a channel.</summary>
    public int MaxMembers { get; init; } = 500;

    /// <summary>Most channels of a client.</summary>
    public int MaxJoined { get; init; } = 20;

    /// <summary>Most bytes of a message.</summary>
    public int MaxMessageBytes { get; init; } = 16 << 10;

    /// <summary>Most bytes of what a member says of itself.</summary>
    public int MaxStateBytes { get; init; } = 1 << 10;

    /// <summary>Most messages, and changes of its state, that a client sends in a second.</summary>
    public int Rate { get; init; } = 20;

    /// <summary>How long a member that has lost its connection still counts as there.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether there are channels.</summary>
    public bool AreOn => Join is not null;
}
