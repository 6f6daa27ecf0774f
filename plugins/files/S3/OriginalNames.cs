using System.Text;
using Amazon.S3.Model;

namespace Holdall.Plugins.Files.S3;

/// <summary>Names that clients give their files.</summary>
internal static class OriginalNames
{
    private const int MaxBytes = 255;

    /// <summary>Keeps a name with an object. Headers are ASCII, names are not.</summary>
    public static void Add(MetadataCollection metadata, string name) => metadata[S3Bucket.OriginalName] = Uri.EscapeDataString(Cut(name));

    /// <summary>The name, or as much of it as is kept: at most 255 bytes of UTF-8.</summary>
    public static string Cut(string name)
    {
        var (length, bytes) = (0, 0);
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes) break;
            length += rune.Utf16SequenceLength;
        }

        return name[..length];
    }
}
