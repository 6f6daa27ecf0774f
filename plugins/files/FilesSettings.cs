using System.Globalization;

namespace Holdall.Plugins.Files;

/// <summary>What operators set in <c>settings.files</c> of <c>holdall.json</c>.</summary>
internal sealed class FilesSettings
{
    /// <summary>The most thumbs that are made at a time.</summary>
    public int ThumbWorkers { get; set; } = FromEnvironment("PB_THUMBS_MAX_WORKERS") ?? Environment.ProcessorCount + 2;

    /// <summary>Seconds that a thumb waits to be made before the original is served.</summary>
    public int ThumbWaitSeconds { get; set; } = FromEnvironment("PB_THUMBS_MAX_WAIT") ?? 60;

    /// <summary>The most pixels of an image that thumbs are made of; four bytes of memory for each.</summary>
    public long MaxThumbPixels { get; set; } = 50_000_000;

    /// <summary>Whether clients that accept WebP get thumbs in it. They are a half to a third as large, and each thumb is kept in both forms.</summary>
    public bool WebpThumbs { get; set; }

    /// <summary>Throws if a value can't be.</summary>
    /// <exception cref="InvalidOperationException">One is too small.</exception>
    public void ThrowIfWrong()
    {
        Check("thumbWorkers", ThumbWorkers);
        Check("thumbWaitSeconds", ThumbWaitSeconds);
        Check("maxThumbPixels", MaxThumbPixels);
    }

    private static void Check(string name, long value)
    {
        if (value < 1) throw new InvalidOperationException($"settings.files.{name} must be 1 or more, not {value}.");
    }

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
}
