using System.Globalization;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>
/// What a process that has stored everything leaves to the next one when it closes the database, which takes the log away: up to where that is, and the time
/// and size of the file. While these are the same nobody has written anything there.
/// </summary>
internal sealed class CleanStop(string dataDirectory, string database)
{
    private readonly string _path = Path.Combine(dataDirectory, DataDirectoryEntries.Run, "incremental-stop");

    /// <summary>Whether the file is what it was when the chain had come this far.</summary>
    public bool IsAt(Chain chain) => File.Exists(_path) && File.ReadAllText(_path) == TextOf(chain);

    /// <summary>The database is closed.</summary>
    public void Write(Chain chain)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, TextOf(chain));
    }

    /// <summary>Something is stored behind it.</summary>
    public void Delete()
    {
        if (File.Exists(_path)) File.Delete(_path);
    }

    private string TextOf(Chain chain)
    {
        var file = new FileInfo(database);
        return string.Create(
            CultureInfo.InvariantCulture, $"{chain.Generation} {chain.Number} {Convert.ToHexString(chain.Hash.Span)} {file.Length} {file.LastWriteTimeUtc.Ticks}");
    }
}
