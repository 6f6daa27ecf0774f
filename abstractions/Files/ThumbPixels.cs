namespace Holdall.Files;

/// <summary>A thumb before it is encoded. It is valid until <see cref="IThumbEncoder.Encode"/> returns.</summary>
/// <param name="width">Number of columns.</param>
/// <param name="height">Number of rows.</param>
/// <param name="pixels">The pixels.</param>
public readonly ref struct ThumbPixels(int width, int height, ReadOnlySpan<byte> pixels)
{
    /// <summary>Number of columns.</summary>
    public int Width { get; } = width;

    /// <summary>Number of rows.</summary>
    public int Height { get; } = height;

    /// <summary>Row by row from the top, four bytes each: red, green, blue and alpha in sRGB, colours not multiplied by alpha.</summary>
    public ReadOnlySpan<byte> Rgba { get; } = pixels;
}
