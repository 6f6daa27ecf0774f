namespace Slugs;

/// <summary>Set in <c>holdall.json</c>: <c>{"settings": {"slugs": {"maxLength": 40}}}</c>.</summary>
internal sealed class SlugSettings
{
    /// <summary>Most characters of a slug.</summary>
    public int MaxLength { get; set; } = 60;
}
