using Holdall.Engine;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.Storage;

namespace Holdall.Host.Commands.Doctor;

/// <summary>Whether each database is one, is ours, and is sound as SQLite sees it.</summary>
internal static class DatabaseChecks
{
    public const string Lost = "restore a backup; what can be read of a damaged database is saved by \"sqlite3 FILE .recover\"";

    private static readonly (string File, Action<string> Check)[] Files =
        [(Databases.MainFile, DirectoryCheck.Main), (Databases.AuxiliaryFile, DirectoryCheck.Auxiliary), ("jobs.db", static _ => { })];

    public static IEnumerable<Finding> Run(string directory)
    {
        foreach (var (file, check) in Files)
        {
            var path = Path.Combine(directory, file);
            if (!Path.Exists(path)) continue;
            foreach (var finding in Look(file, path, check)) yield return finding;
        }
    }

    private static List<Finding> Look(string file, string path, Action<string> check)
    {
        var found = new List<Finding>();
        try
        {
            check(path);
            using var database = new UnchangedDatabase(path);
            foreach (var row in database.Rows("PRAGMA integrity_check(20)"))
            {
                if (row[0] != "ok") found.Add(new Finding("damaged-database", file, row[0], Lost));
            }

            foreach (var row in database.Rows("PRAGMA foreign_key_check"))
            {
                var message = $"the row {row[1]} of the table {row[0]} refers to one of {row[2]} that there is not";
                found.Add(new Finding("foreign-key", file, message, "delete the row or restore the other one"));
            }
        }
        catch (Exception e) when (e is DataDirectoryException or DatabaseException or IOException or UnauthorizedAccessException)
        {
            found.Add(new Finding("damaged-database", file, e.Message, Lost));
        }

        return found;
    }
}
