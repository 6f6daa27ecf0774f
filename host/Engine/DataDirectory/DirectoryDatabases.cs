using Holdall.Engine.DataDirectory.Migrations;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Settings;

namespace Holdall.Engine.DataDirectory;

/// <summary>
/// The directory that holds everything. What was made by PocketBase opens as it is; what is not ours is refused before anything is written.
/// </summary>
internal static class DirectoryDatabases
{
    /// <summary>Opens the databases, created or brought up to date if need be.</summary>
    /// <exception cref="DataDirectoryException">It can't be used; nothing was changed.</exception>
    public static Databases Open(EngineOptions options, TimeProvider time, TimeSpan? lockWait = null)
    {
        var databases = new Databases();
        Open(options, databases, time, lockWait);
        return databases;
    }

    /// <inheritdoc cref="Open(EngineOptions, TimeProvider, TimeSpan?)"/>
    public static void Open(
        EngineOptions options, Databases databases, TimeProvider time, TimeSpan? lockWait = null, DatabaseMetrics? metrics = null)
    {
        var main = Path.Combine(options.DataDirectory, Databases.MainFile);
        var auxiliary = Path.Combine(options.DataDirectory, Databases.AuxiliaryFile);
        if (File.Exists(options.DataDirectory)) throw new DataDirectoryException($"The data directory {options.DataDirectory} is a file.");
        Try(main, () => DirectoryCheck.Main(main));
        Try(auxiliary, () => DirectoryCheck.Auxiliary(auxiliary));
        DirectoryCheck.Make(options.DataDirectory);
        Try(main, () =>
        {
            // They are closed after the others are open: the last one to be closed deletes the log, and what a killed process has left there is still needed.
            using var mainSession = DbSession.Open(main, lockWait: lockWait);
            using var auxiliarySession = DbSession.Open(auxiliary, lockWait: lockWait);
            SystemMigrations.Run(new SystemMigrationContext(mainSession, auxiliarySession, time));
            SettingsRow.InsertIfMissing(mainSession, new AppSettings(), options.EncryptionKey, time);
            OpenBoth(databases, main, auxiliary, options, time, metrics);
        });
    }

    private static void OpenBoth(
        Databases databases, string main, string auxiliary, EngineOptions options, TimeProvider time, DatabaseMetrics? metrics)
    {
        var first = Database.Open(main, options.QueryTimeout, time, options.FilterTimeout, metrics);
        try
        {
            databases.Open(first, Database.Open(auxiliary, options.QueryTimeout, time, options.FilterTimeout, metrics));
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    private static void Try(string path, Action action) => Try(path, () =>
    {
        action();
        return true;
    });

    /// <summary>Says in one line what is wrong with a path.</summary>
    private static TResult Try<TResult>(string path, Func<TResult> action)
    {
        try
        {
            return action();
        }
        catch (DatabaseException e) when (e.Kind == DatabaseErrorKind.Busy)
        {
            throw new DataDirectoryException($"{path} is locked by another program.", e);
        }
        catch (Exception e) when (e is DatabaseException or IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException($"{path} can't be opened: {e.Message}", e);
        }
    }
}
