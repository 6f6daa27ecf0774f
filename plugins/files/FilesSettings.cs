using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Holdall.Plugins.Files;

/// <summary>What operators set in <c>settings.files</c> of <c>holdall.json</c>.</summary>
internal sealed class FilesSettings
{
    private const int MostThumbs = 1000;

    /// <summary>A week, as long as links of buckets can be good.</summary>
    private const int LongestLink = 7 * 24 * 60 * 60;

    /// <summary>The most thumbs that are made at a time.</summary>
    [Range(1, MostThumbs)]
    public int ThumbWorkers { get; set; } = FromEnvironment("PB_THUMBS_MAX_WORKERS") ?? Environment.ProcessorCount + 2;

    /// <summary>Seconds that a thumb waits to be made before the original is served.</summary>
    [Range(1, int.MaxValue)]
    public int ThumbWaitSeconds { get; set; } = FromEnvironment("PB_THUMBS_MAX_WAIT") ?? 60;

    /// <summary>The most pixels of an image that thumbs are made of; four bytes of memory for each.</summary>
    [Range(1, double.MaxValue)]
    public long MaxThumbPixels { get; set; } = 50_000_000;

    /// <summary>
    /// Media types in which clients that accept them get thumbs, the best one first, such as <c>image/avif</c>; a thumb is kept in each form.
    /// </summary>
    public List<string> ThumbFormats { get; } = [];

    /// <summary>Whether downloads from a bucket are redirected to links of the bucket.</summary>
    public bool PresignedDownloads { get; set; }

    /// <summary>Whether clients may upload to the bucket by themselves.</summary>
    public bool PresignedUploads { get; set; }

    /// <summary>Seconds that a link of the bucket is good for.</summary>
    [Range(1, LongestLink)]
    public int LinkSeconds { get; set; } = 300;

    /// <summary>Whether clients may upload in parts, and go on after an interruption.</summary>
    public bool ResumableUploads { get; set; }

    /// <summary>Hours that an upload is kept which nothing is added to and no record refers to.</summary>
    [Range(1, int.MaxValue)]
    public int UploadHours { get; set; } = 24;

    /// <summary>The most uploads that belong to no record yet.</summary>
    [Range(1, double.MaxValue)]
    public long MaxUploads { get; set; } = 1000;

    /// <summary>The most bytes of them, counted as they will be when they are whole.</summary>
    [Range(1, double.MaxValue)]
    public long MaxUploadBytes { get; set; } = 100L << 30;

    /// <summary>The most of one account, or of guests of one address.</summary>
    [Range(1, double.MaxValue)]
    public long MaxUploadsOfCaller { get; set; } = 20;

    /// <summary>The most bytes of one account, or of guests of one address.</summary>
    [Range(1, double.MaxValue)]
    public long MaxUploadBytesOfCaller { get; set; } = 10L << 30;

    /// <summary>The most of all accounts and guests of one address.</summary>
    [Range(1, double.MaxValue)]
    public long MaxUploadsOfAddress { get; set; } = 200;

    /// <summary>The most bytes of all accounts and guests of one address.</summary>
    [Range(1, double.MaxValue)]
    public long MaxUploadBytesOfAddress { get; set; } = 20L << 30;

    /// <summary>How long a link of the bucket is good.</summary>
    public TimeSpan LinkLifetime => TimeSpan.FromSeconds(LinkSeconds);

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
}
