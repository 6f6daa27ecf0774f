using System.Globalization;
using Holdall.Plugins.Realtime.Channels;
using Microsoft.Extensions.Configuration;

namespace Holdall.Plugins.Realtime;

/// <summary>What the section <c>settings.realtime</c> of the deployment's configuration may say.</summary>
internal sealed record RealtimeOptions
{
    private const string Place = "settings:realtime";

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

    /// <exception cref="InvalidOperationException">A value is no number, or out of its bounds.</exception>
    public static RealtimeOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Place);
        var usual = new RealtimeOptions();
        return new RealtimeOptions
        {
            MaxClientBytes = Number(section, "maxClientBytes", usual.MaxClientBytes, 64 << 10),
            MaxBytes = Number(section, "maxBytes", usual.MaxBytes, Mebibyte),
            WriteTimeout = TimeSpan.FromSeconds(Number(section, "writeTimeout", (long)usual.WriteTimeout.TotalSeconds, 1)),
            FilterTimeout = TimeSpan.FromMilliseconds(Number(section, "filterTimeout", (long)usual.FilterTimeout.TotalMilliseconds, 1)),
            Replay = TimeSpan.FromSeconds(Number(section, "replay", (long)usual.Replay.TotalSeconds, 0)),
            MaxChanges = (int)Number(section, "maxChanges", usual.MaxChanges, 100),
            Views = section.GetSection("views").GetChildren().Select(static view => view.Value ?? "").ToArray(),
            Channels = ReadChannels(section.GetSection("channels")),
        };
    }

    private static ChannelOptions ReadChannels(IConfigurationSection section)
    {
        var usual = new ChannelOptions();
        return new ChannelOptions
        {
            Join = RuleOf(section["join"]),
            Send = RuleOf(section["send"]),
            Presence = RuleOf(section["presence"]),
            MaxMembers = (int)Number(section, "maxMembers", usual.MaxMembers, 1),
            MaxJoined = (int)Number(section, "maxJoined", usual.MaxJoined, 1),
            MaxMessageBytes = (int)Number(section, "maxMessageBytes", usual.MaxMessageBytes, 1),
            MaxStateBytes = (int)Number(section, "maxStateBytes", usual.MaxStateBytes, 1),
            Rate = (int)Number(section, "rate", usual.Rate, 1),
            Grace = TimeSpan.FromSeconds(Number(section, "grace", (long)usual.Grace.TotalSeconds, 0)),
        };
    }

    /// <summary>An empty text is as none in configurations, so what lets everyone in is written otherwise.</summary>
    private static string? RuleOf(string? text) => text switch { "*" => "", "" => null, _ => text };

    private static long Number(IConfigurationSection section, string name, long usual, long least)
    {
        if (section[name] is not { } text) return usual;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < least || value > int.MaxValue)
            throw new InvalidOperationException(
                $"{section.Path.Replace(':', '.')}.{name} must be a whole number from {least} to {int.MaxValue}, not \"{text}\".");
        return value;
    }
}
