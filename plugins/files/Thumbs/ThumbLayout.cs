using SkiaSharp;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>Which part of an image becomes the thumb, and how large that is.</summary>
/// <param name="Source">The part, in pixels of the image as it is looked at.</param>
/// <param name="Width">Width of the thumb.</param>
/// <param name="Height">Height of the thumb.</param>
internal readonly record struct ThumbLayout(SKRect Source, long Width, long Height)
{
    public static ThumbLayout Of(ThumbSize size, int width, int height)
    {
        if (size.Width == 0) return Whole(width, height, Rounded((double)size.Height * width / height), size.Height);
        if (size.Height == 0) return Whole(width, height, size.Width, Rounded((double)size.Width * height / width));
        return size.Mode == ThumbMode.Fit ? Fit(size, width, height) : Fill(size, width, height);
    }

    private static ThumbLayout Fit(ThumbSize size, int width, int height)
    {
        if (width <= size.Width && height <= size.Height) return Whole(width, height, width, height);
        var ratio = (double)width / height;
        return ratio > (double)size.Width / size.Height
            ? Whole(width, height, size.Width, Math.Max(1, (long)(size.Width / ratio)))
            : Whole(width, height, Math.Max(1, (long)(size.Height * ratio)), size.Height);
    }

    private static ThumbLayout Fill(ThumbSize size, int width, int height)
    {
        var scale = Math.Max((double)size.Width / width, (double)size.Height / height);
        var (shownWidth, shownHeight) = ((float)(size.Width / scale), (float)(size.Height / scale));
        var left = (width - shownWidth) / 2;
        var top = size.Mode switch
        {
            ThumbMode.Top => 0,
            ThumbMode.Bottom => height - shownHeight,
            _ => (height - shownHeight) / 2,
        };
        return new ThumbLayout(SKRect.Create(left, top, shownWidth, shownHeight), size.Width, size.Height);
    }

    private static ThumbLayout Whole(int width, int height, long thumbWidth, long thumbHeight) =>
        new(SKRect.Create(width, height), thumbWidth, thumbHeight);

    private static long Rounded(double side) => Math.Max(1, (long)Math.Floor(side + 0.5));
}
