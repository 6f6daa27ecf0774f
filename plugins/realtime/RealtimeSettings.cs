using System.ComponentModel.DataAnnotations;
using Holdall.Plugins.Realtime.Channels;

namespace Holdall.Plugins.Realtime;

/// <summary>What operators may write under <c>settings.realtime</c>, in the units in which they write it.</summary>
internal sealed class RealtimeSettings
{
    public const string SectionName = "realtime";

    private static readonly RealtimeOptions Usual = new();

    [Range(64 << 10, int.MaxValue)]
    public int MaxClientBytes { get; set; } = (int)Usual.MaxClientBytes;

    [Range(1 << 20, int.MaxValue)]
    public int MaxBytes { get; set; } = (int)Usual.MaxBytes;

    /// <summary>Seconds.</summary>
    [Range(1, int.MaxValue)]
    public int WriteTimeout { get; set; } = (int)Usual.WriteTimeout.TotalSeconds;

    /// <summary>Milliseconds.</summary>
    [Range(1, int.MaxValue)]
    public int FilterTimeout { get; set; } = (int)Usual.FilterTimeout.TotalMilliseconds;

    [Range(100, int.MaxValue)]
    public int MaxChanges { get; set; } = Usual.MaxChanges;

    /// <summary>Seconds.</summary>
    [Range(0, int.MaxValue)]
    public int Replay { get; set; } = (int)Usual.Replay.TotalSeconds;

    /// <summary>Names or ids.</summary>
    public string[] Views { get; set; } = [];

    public ChannelSettings Channels { get; set; } = new();
}
