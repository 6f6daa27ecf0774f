using Holdall.Engine.DataDirectory;

namespace Holdall.Engine.Backups;

/// <summary>How far the exchange of the data directory's content has come.</summary>
internal enum SwapState
{
    /// <summary>The current content is being moved out.</summary>
    MovingOut,

    /// <summary>All of it is out; the restored content is being moved in.</summary>
    MovingIn,

    /// <summary>The restored content is in its place, but nobody has started on it yet.</summary>
    Swapped,

    /// <summary>The restored content is being moved out again.</summary>
    TakingBack,

    /// <summary>It is out; what was before is being moved back in.</summary>
    PuttingBack,
}

/// <summary>
/// What a process that dies during a restore leaves to the next one: enough to finish or to undo it. One line each for the state, the folder with the
/// restored content, the folder for the old one, and every entry that stays where it is.
/// </summary>
internal sealed record SwapJournal(SwapState State, string Restored, string Old, IReadOnlyList<string> Staying)
{
    private const string FileName = "restore";

    /// <summary>The journal of a data directory, or null when no restore is under way.</summary>
    public static SwapJournal? Find(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        if (!UnixFiles.IsRegular(path)) return null;
        var lines = File.ReadAllLines(path);
        return lines.Length >= 3 && Enum.TryParse<SwapState>(lines[0], out var state)
            ? new SwapJournal(state, lines[1], lines[2], lines[3..])
            : throw new DataDirectoryException($"{path} can't be read: a restore was under way and can be neither finished nor undone.");
    }

    public static void Delete(string dataDirectory) => File.Delete(PathIn(dataDirectory));

    /// <summary>Takes the place of what was written before, as a whole or not at all.</summary>
    public void Write(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            using var text = new StreamWriter(file, leaveOpen: true);
            foreach (var line in (IEnumerable<string>)[State.ToString(), Restored, Old, .. Staying]) text.WriteLine(line);
            text.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }

    private static string PathIn(string dataDirectory) => Path.Combine(TemporaryFolder.In(dataDirectory), FileName);
}
