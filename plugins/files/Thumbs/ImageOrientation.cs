using SkiaSharp;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>How a camera was held: what turns the pixels of a photo to the image as it is looked at.</summary>
internal readonly struct ImageOrientation(SKEncodedOrigin origin)
{
    /// <summary>Width and height as they are looked at.</summary>
    public (int Width, int Height) Turn(int width, int height) => origin >= SKEncodedOrigin.LeftTop ? (height, width) : (width, height);

    /// <summary>Leads from stored pixels to those that are looked at.</summary>
    public SKMatrix Matrix(int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
