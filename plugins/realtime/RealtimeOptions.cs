using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Holdall.Plugins.Realtime;

/// <summary>What the section <c>realtime</c> of the deployment's configuration may say.</summary>
internal sealed record RealtimeOptions
{
    public const string Section = "realtime";

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

    /// <exception cref="InvalidOperationException">A value is no number, or out of its bounds.</exception>
    public static RealtimeOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var usual = new RealtimeOptions();
        return new RealtimeOptions
        {
            MaxClientBytes = Number(section, "maxClientBytes", usual.MaxClientBytes, 64 << 10),
            MaxBytes = Number(section, "maxBytes", usual.MaxBytes, Mebibyte),
            WriteTimeout = TimeSpan.FromSeconds(Number(section, "writeTimeout", (long)usual.WriteTimeout.TotalSeconds, 1)),
            FilterTimeout = TimeSpan.FromMilliseconds(Number(section, "filterTimeout", (long)usual.FilterTimeout.TotalMilliseconds, 1)),
            Replay = TimeSpan.FromSeconds(Number(section, "replay", (long)usual.Replay.TotalSeconds, 0)),
            MaxChanges = (int)Number(section, "maxChanges", usual.MaxChanges, 100),
        };
    }

    private static long Number(IConfiguration section, string name, long usual, long least)
    {
        if (section[name] is not { } text) return usual;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < least || value > int.MaxValue)
            throw new InvalidOperationException($"{Section}.{name} must be a whole number from {least} to {int.MaxValue}, not \"{text}\".");
        return value;
    }
}
