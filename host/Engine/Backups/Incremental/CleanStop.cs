using System.Globalization;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>
/// What a process that has stored everything leaves to the next one when it closes the database, which takes the log away: up to where that is, and the time
/// and size of the file. While these are the same nobody has written anything there. A restore leaves a word that it was one.
/// </summary>
internal sealed class CleanStop(string dataDirectory, string database)
{
    private const string Restored = "restored";

    private readonly string _path = Path.Combine(dataDirectory, DataDirectoryEntries.Run, "incremental-stop");

    /// <summary>That of a data directory.</summary>
    public static CleanStop In(string dataDirectory) => new(dataDirectory, Path.Combine(dataDirectory, Databases.MainFile));

    /// <summary>Whether the file is what it was when the chain had come this far.</summary>
    public bool IsAt(Chain chain) => File.Exists(_path) && File.ReadAllText(_path) == TextOf(chain);

    /// <summary>The database is closed.</summary>
    public void Write(Chain chain) => Write(TextOf(chain));

    /// <summary>The file was put there by a restore: that it is another one is no surprise.</summary>
    public void WriteRestored() => Write(Restored);

    /// <summary>Whether that was so; from now on it is not.</summary>
    public bool TakeRestored()
    {
        if (!File.Exists(_path) || File.ReadAllText(_path) != Restored) return false;
        Delete();
        return true;
    }

    /// <summary>Something is stored behind it.</summary>
    public void Delete()
    {
        if (File.Exists(_path)) File.Delete(_path);
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, text);
    }

    private string TextOf(Chain chain)
    {
        var file = new FileInfo(database);
        return string.Create(
            CultureInfo.InvariantCulture, $"{chain.Generation} {chain.Number} {Convert.ToHexString(chain.Hash.Span)} {file.Length} {file.LastWriteTimeUtc.Ticks}");
    }
}
