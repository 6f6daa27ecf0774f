using Holdall.Files;
using SkiaSharp;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>Makes a small image from a large one. What an image would take in memory is known from its header, before it is decoded.</summary>
internal static class ThumbImage
{
    private const int JpegQuality = 95;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>The number of pixels of an image, from its header.</summary>
    /// <exception cref="ThumbException">It can't be read.</exception>
    public static long PixelsOf(Stream image)
    {
        using var codec = Open(image);
        return (long)codec.Info.Width * codec.Info.Height;
    }

    /// <summary>Makes the thumb.</summary>
    /// <param name="image">The image; it can be sought in.</param>
    /// <param name="size">Size of the thumb.</param>
    /// <param name="contentType">Type of the image: JPEG and GIF stay what they are, everything else becomes PNG.</param>
    /// <param name="format">What it becomes instead; null = nothing.</param>
    /// <param name="maxPixels">The most pixels that an image or thumb may have.</param>
    /// <param name="aborted">Signalled when it has taken too long.</param>
    /// <exception cref="ThumbException">The image can't be read, or is too large.</exception>
    public static Stream Make(
        Stream image, ThumbSize size, string contentType, IThumbEncoder? format, long maxPixels, CancellationToken aborted = default)
    {
        using var codec = Open(image);
        if ((long)codec.Info.Width * codec.Info.Height > maxPixels)
            throw new ThumbException($"An image of {codec.Info.Width} x {codec.Info.Height} pixels is too large for thumbs.");
        var origin = contentType is "image/jpeg" or "image/jpg" ? codec.EncodedOrigin : SKEncodedOrigin.TopLeft;
        var orientation = new ImageOrientation(origin);
        var (width, height) = orientation.Turn(codec.Info.Width, codec.Info.Height);
        var layout = ThumbLayout.Of(size, width, height);
        if (layout.Width > short.MaxValue || layout.Height > short.MaxValue || layout.Width * layout.Height > maxPixels)
            throw new ThumbException($"A thumb of {layout.Width} x {layout.Height} pixels is too large.");
        using var pixels = Decode(codec, Math.Max(layout.Width / layout.Source.Width, layout.Height / layout.Source.Height));
        using var thumb = SKSurface.Create(InfoOf((int)layout.Width, (int)layout.Height)) ?? throw new ThumbException("There is no memory for the thumb.");
        Draw(thumb.Canvas, pixels, layout, orientation, width, height);
        return format is null ? Encode(thumb, contentType) : Encode(thumb, format, aborted);
    }

    private static SKCodec Open(Stream image)
    {
        image.Position = 0;
        // The codec would close the stream with itself.
        return SKCodec.Create(new SKManagedStream(image, disposeManagedStream: false), out var result)
            ?? throw new ThumbException($"The image can't be read: {result}.");
    }

    private static SKImageInfo InfoOf(int width, int height) => new(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());

    /// <summary>Some formats can be decoded at a smaller scale, which saves memory and time; the scale never falls below what the thumb needs.</summary>
    private static SKBitmap Decode(SKCodec codec, float needed)
    {
        var full = codec.Info.Size;
        var chosen = full;
        for (var eighths = 1; eighths < 8; eighths++)
        {
            var scaled = codec.GetScaledDimensions(eighths / 8f);
            if (scaled.Width < full.Width * needed || scaled.Height < full.Height * needed) continue;
            chosen = scaled;
            break;
        }

        var pixels = new SKBitmap();
        try
        {
            if (!pixels.TryAllocPixels(InfoOf(chosen.Width, chosen.Height))) throw new ThumbException("There is no memory for the image.");
            var result = codec.GetPixels(pixels.Info, pixels.GetPixels());
            return result == SKCodecResult.Success ? pixels : throw new ThumbException($"The image can't be decoded: {result}.");
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    private static void Draw(SKCanvas canvas, SKBitmap pixels, ThumbLayout layout, ImageOrientation orientation, int width, int height)
    {
        canvas.Clear(SKColors.Transparent);
        canvas.Scale(layout.Width / layout.Source.Width, layout.Height / layout.Source.Height);
        canvas.Translate(-layout.Source.Left, -layout.Source.Top);
        var (decodedWidth, decodedHeight) = orientation.Turn(pixels.Width, pixels.Height);
        canvas.Scale((float)width / decodedWidth, (float)height / decodedHeight);
        canvas.Concat(orientation.Matrix(pixels.Width, pixels.Height));
        using var shared = pixels.PeekPixels();
        using var image = SKImage.FromPixels(shared);
        using var paint = new SKPaint { BlendMode = SKBlendMode.Src };
        canvas.DrawImage(image, 0, 0, Smooth, paint);
    }

    private static MemoryStream Encode(SKSurface thumb, IThumbEncoder format, CancellationToken aborted)
    {
        using var drawn = thumb.PeekPixels();
        using var pixels = new SKBitmap(drawn.Info.WithAlphaType(SKAlphaType.Unpremul));
        if (!drawn.ReadPixels(pixels.Info, pixels.GetPixels(), pixels.RowBytes)) throw new ThumbException("The thumb can't be read.");
        var target = new MemoryStream();
        format.Encode(new ThumbPixels(pixels.Width, pixels.Height, pixels.GetPixelSpan()), target, aborted);
        target.Position = 0;
        return target;
    }

    private static Stream Encode(SKSurface thumb, string contentType)
    {
        if (contentType == "image/gif")
        {
            using var pixels = thumb.PeekPixels();
            return GifEncoder.Encode(pixels.GetPixelSpan(), pixels.Width, pixels.Height);
        }

        return Encode(thumb, contentType is "image/jpeg" or "image/jpg" ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, JpegQuality);
    }

    private static Stream Encode(SKSurface thumb, SKEncodedImageFormat format, int quality)
    {
        using var image = thumb.Snapshot();
        return image.Encode(format, quality)?.AsStream(streamDisposesData: true) ?? throw new ThumbException("The thumb can't be encoded.");
    }
}
