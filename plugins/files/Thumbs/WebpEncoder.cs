using Holdall.Files;
using SkiaSharp;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>WebP, a half to a third as large as the usual formats.</summary>
internal sealed class WebpEncoder : IThumbEncoder
{
    private const int Quality = 85;

    public string MediaType => "image/webp";

    public string Extension => "webp";

    public void Encode(ThumbPixels thumb, Stream target, CancellationToken aborted)
    {
        var info = new SKImageInfo(thumb.Width, thumb.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        using var image = SKImage.FromPixelCopy(info, thumb.Rgba);
        using var data = image?.Encode(SKEncodedImageFormat.Webp, Quality) ?? throw new ThumbException("The thumb can't be encoded.");
        data.SaveTo(target);
    }
}
