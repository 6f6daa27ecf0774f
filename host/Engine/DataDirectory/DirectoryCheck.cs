using Holdall.Collections;
using Holdall.Engine.Storage;

namespace Holdall.Engine.DataDirectory;

/// <summary>Looks at the files of a data directory without changing them, and refuses what is not ours.</summary>
internal static class DirectoryCheck
{
    /// <exception cref="DataDirectoryException">The file is no database of ours.</exception>
    public static void Main(string file)
    {
        if (IsAbsent(file)) return;
        using var database = new UnchangedDatabase(file);
        var tables = database.Tables();
        if (tables.Count == 0) return;
        if (!tables.Contains("_collections"))
        {
            throw new DataDirectoryException(tables.Contains("_migrations") && tables.Count == 1
                ? $"{file} has a history but no collections: it is broken."
                : $"{file} is a database of another program.");
        }

        var columns = database.Columns("_collections");
        if (columns.Contains("schema") || tables.Contains("_admins"))
        {
            throw new DataDirectoryException($"{file} is from PocketBase before 0.23: open it once with PocketBase 0.23 or later to upgrade it.");
        }

        foreach (var needed in (ReadOnlySpan<string>)[SystemCollections.Mfas, SystemCollections.AuthOrigins, SystemCollections.Superusers, "_params", "_migrations"])
        {
            if (!tables.Contains(needed)) throw new DataDirectoryException($"{file} is broken: the table {needed} is missing.");
        }

        if (!columns.Contains("fields")) throw new DataDirectoryException($"{file} is broken: its collections have no fields.");
    }

    /// <exception cref="DataDirectoryException">The file is no database.</exception>
    public static void Auxiliary(string file)
    {
        if (IsAbsent(file)) return;
        using var database = new UnchangedDatabase(file);
        database.Tables();
    }

    /// <summary>Makes the directory, unless it is there, and finds out that files can be made in it.</summary>
    /// <exception cref="DataDirectoryException">That is not possible.</exception>
    public static void Make(string directory)
    {
        MakeFolder(directory);
        try
        {
            var file = Path.Combine(directory, ".try-" + Guid.NewGuid().ToString("N"));
            using var _ = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException)
        {
            throw new DataDirectoryException($"The data directory {directory} can't be written to: this user may not make files in it.", e);
        }
        catch (IOException e)
        {
            throw new DataDirectoryException($"The data directory {directory} can't be written to: {e.Message.Split(" : '")[0]}.", e);
        }
    }

    private static void MakeFolder(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DataDirectoryException($"The data directory {directory} can't be made: this user may not write in {NearestTo(directory)}.", e);
        }
        catch (IOException e)
        {
            var nearest = NearestTo(directory);
            var reason = File.Exists(nearest) ? nearest + " is a file." : e.Message;
            throw new DataDirectoryException($"The data directory {directory} can't be made: {reason}", e);
        }
    }

    /// <summary>What there is on the way to a directory that is not there.</summary>
    private static string NearestTo(string directory)
    {
        var path = directory;
        while (!Path.Exists(path) && Path.GetDirectoryName(path) is { } parent) path = parent;
        return path;
    }

    private static bool IsAbsent(string file)
    {
        if (Directory.Exists(file)) throw new DataDirectoryException($"{file} is a directory.");
        if (!File.Exists(file)) return true;
        if (!UnixFiles.IsRegular(file)) throw new DataDirectoryException($"{file} is not a regular file.");
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length == 0) return true;
        return UnchangedDatabase.IsLikely(stream) ? false : throw new DataDirectoryException($"{file} is not a database.");
    }
}
