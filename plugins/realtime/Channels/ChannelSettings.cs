using System.ComponentModel.DataAnnotations;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>What operators may write under <c>settings.realtime.channels</c>. Rules are written as <c>*</c> for everyone, and empty for none.</summary>
internal sealed class ChannelSettings
{
    private static readonly ChannelOptions Usual = new();

    public string Join { get; set; } = "";

    public string Send { get; set; } = "";

    public string Presence { get; set; } = "";

    [Range(1, int.MaxValue)]
    public int MaxMembers { get; set; } = Usual.MaxMembers;

    [Range(1, int.MaxValue)]
    public int MaxJoined { get; set; } = Usual.MaxJoined;

    [Range(1, int.MaxValue)]
    public int MaxMessageBytes { get; set; } = Usual.MaxMessageBytes;

    [Range(1, int.MaxValue)]
    public int MaxStateBytes { get; set; } = Usual.MaxStateBytes;

    [Range(1, int.MaxValue)]
    public int Rate { get; set; } = Usual.Rate;

    /// <summary>Seconds.</summary>
    [Range(0, int.MaxValue)]
    public int Grace { get; set; } = (int)Usual.Grace.TotalSeconds;
}
