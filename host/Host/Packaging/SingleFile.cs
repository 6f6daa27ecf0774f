using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Reflection;

namespace Holdall.Host.Packaging;

/// <summary>
/// The program as one file. Its managed code runs from inside it; the built-in plugins and the native SQLite are in an archive among the resources of the host.
/// </summary>
internal static class SingleFile
{
    private const string Resource = "packed.zip";

    private static readonly Assembly Host = typeof(SingleFile).Assembly;
    private static readonly Lock Reading = new();
    private static readonly Lazy<ZipArchive> Archive = new(() => new ZipArchive(Host.GetManifestResourceStream(Resource)!));

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Whether it is empty is the question.")]
    public static bool IsRunning { get; } = Host.Location.Length == 0 && Host.GetManifestResourceInfo(Resource) is not null;

    /// <summary>Paths in the archive, such as <c>plugins/auth/plugin.json</c>.</summary>
    public static IEnumerable<string> Paths => Archive.Value.Entries.Select(entry => entry.FullName);

    /// <summary>The content of a file in the archive; null when there is none.</summary>
    public static byte[]? Read(string path)
    {
        lock (Reading)
        {
            if (Archive.Value.GetEntry(path) is not { } entry) return null;
            using var stream = entry.Open();
            var content = new byte[entry.Length];
            stream.ReadExactly(content);
            return content;
        }
    }
}
