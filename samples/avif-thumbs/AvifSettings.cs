namespace AvifThumbs;

/// <summary>Set in <c>holdall.json</c>: <c>{"settings": {"avif-thumbs": {"quality": 60}}}</c>.</summary>
internal sealed class AvifSettings
{
    /// <summary>1 to 100; 60 looks like a JPEG of 85.</summary>
    public uint Quality { get; set; } = 60;

    /// <summary>0 to 9: the higher, the sooner it is done, and the larger it is.</summary>
    public int Speed { get; set; } = 8;
}
