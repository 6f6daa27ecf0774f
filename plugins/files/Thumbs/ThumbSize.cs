using System.Globalization;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>Which part of an image a thumb shows, as the letter behind its size says.</summary>
internal enum ThumbMode
{
    /// <summary>The middle.</summary>
    Center,

    /// <summary>The top.</summary>
    Top,

    /// <summary>The bottom.</summary>
    Bottom,

    /// <summary>All of it, which is never enlarged.</summary>
    Fit,
}

/// <summary>A size such as <c>100x50t</c>. Where one side is 0 it follows from the other.</summary>
internal readonly record struct ThumbSize(int Width, int Height, ThumbMode Mode)
{
    /// <summary>Reads a size that a field has; null for one beyond all images.</summary>
    public static ThumbSize? Parse(string text)
    {
        var mode = text[^1] switch
        {
            't' => ThumbMode.Top,
            'b' => ThumbMode.Bottom,
            'f' => ThumbMode.Fit,
            _ => ThumbMode.Center,
        };
        var sides = mode == ThumbMode.Center ? text : text[..^1];
        var x = sides.IndexOf('x', StringComparison.Ordinal);
        return x > 0 && Side(sides.AsSpan(0, x)) is { } width && Side(sides.AsSpan(x + 1)) is { } height && width + height > 0
            ? new ThumbSize(width, height, mode)
            : null;
    }

    private static int? Side(ReadOnlySpan<char> digits) =>
        ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var side) ? side : null;
}
