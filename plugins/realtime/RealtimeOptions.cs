using Holdall.Plugins.Realtime.Channels;

namespace Holdall.Plugins.Realtime;

/// <summary>How the plugin behaves.</summary>
internal sealed record RealtimeOptions
{
    private const int Mebibyte = 1 << 20;

    /// <summary>Most bytes that wait for one client.</summary>
    public long MaxClientBytes { get; init; } = 4 * Mebibyte;

    /// <summary>Most bytes that wait for all clients together. What several wait for counts once.</summary>
    public long MaxBytes { get; init; } = 64 * Mebibyte;

    /// <summary>How long a client may take nothing of what is sent to it.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the rule, and as long again the filter of a subscription may take for one change.</summary>
    public TimeSpan FilterTimeout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Most changes of a collection that wait to be told.</summary>
    public int MaxChanges { get; init; } = 10_000;

    /// <summary>How long changes are kept for clients that were away; none = they are not.</summary>
    public TimeSpan Replay { get; init; } = TimeSpan.Zero;

    /// <summary>Views whose subscribers are told of changes, by name or id.</summary>
    public IReadOnlyList<string> Views { get; init; } = [];

    /// <summary>Channels between clients.</summary>
    public ChannelOptions Channels { get; init; } = new();

    public static RealtimeOptions Of(RealtimeSettings settings) => new()
    {
        MaxClientBytes = settings.MaxClientBytes,
        MaxBytes = settings.MaxBytes,
        WriteTimeout = TimeSpan.FromSeconds(settings.WriteTimeout),
        FilterTimeout = TimeSpan.FromMilliseconds(settings.FilterTimeout),
        MaxChanges = settings.MaxChanges,
        Replay = TimeSpan.FromSeconds(settings.Replay),
        Views = settings.Views,
        Channels = Of(settings.Channels),
    };

    private static ChannelOptions Of(ChannelSettings settings) => new()
    {
        Join = RuleOf(settings.Join),
        Send = RuleOf(settings.Send),
        Presence = RuleOf(settings.Presence),
        MaxMembers = settings.MaxMembers,
        MaxJoined = settings.MaxJoined,
        MaxMessageBytes = settings.MaxMessageBytes,
        MaxStateBytes = settings.MaxStateBytes,
        Rate = settings.Rate,
        Grace = TimeSpan.FromSeconds(settings.Grace),
    };

    /// <summary>An empty text is as none in configurations, so what lets everyone in is written otherwise.</summary>
    private static string? RuleOf(string text) => text switch { "*" => "", "" => null, _ => text };
}
