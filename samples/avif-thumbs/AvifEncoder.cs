using System.Globalization;
using Holdall.Files;
using ImageMagick;
using Microsoft.Extensions.Options;

namespace AvifThumbs;

/// <summary>Writes AVIF with ImageMagick.</summary>
internal sealed class AvifEncoder : IThumbEncoder
{
    private readonly AvifSettings _settings;

    public AvifEncoder(IOptions<AvifSettings> settings)
    {
        _settings = settings.Value;
        // The host makes several thumbs at a time; one that took all processors would only hold up the others.
        ResourceLimits.Thread = 1;
    }

    public string MediaType => "image/avif";

    public string Extension => "avif";

    public void Encode(ThumbPixels thumb, Stream target, CancellationToken aborted)
    {
        var pixels = new PixelReadSettings((uint)thumb.Width, (uint)thumb.Height, StorageType.Char, PixelMapping.RGBA);
        using var image = new MagickImage();
        image.ReadPixels(thumb.Rgba, pixels);
        image.Quality = _settings.Quality;
        image.Settings.SetDefine(MagickFormat.Avif, "speed", _settings.Speed.ToString(CultureInfo.InvariantCulture));
        // ImageMagick can't be stopped from outside, but asks at each step.
        image.Progress += (_, e) => e.Cancel = aborted.IsCancellationRequested;
        image.Write(target, MagickFormat.Avif);
        aborted.ThrowIfCancellationRequested();
    }
}
