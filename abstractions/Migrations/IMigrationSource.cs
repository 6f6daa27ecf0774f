namespace Holdall.Migrations;

/// <summary>
/// Migrations that are not classes, such as scripts in a folder. A plugin offers it as a service; its migrations run with all others in the order of their
/// names (spec 08, section 9).
/// </summary>
public interface IMigrationSource
{
    /// <summary>The migrations, loaded once for the life of the host.</summary>
    /// <exception cref="InvalidOperationException">One can't be loaded. The message names it; the server does not start.</exception>
    IReadOnlyList<NamedMigration> Migrations { get; }

    /// <summary>The ending of its files, with the dot; the name of a migration is that of its file with the ending.</summary>
    string Extension { get; }

    /// <summary>What <c>migrate create</c> writes: a migration that does nothing yet.</summary>
    string EmptyFile { get; }

    /// <summary>What <c>migrate collections</c> writes: a migration that brings any data directory to these collections, and takes nothing back.</summary>
    /// <param name="collections">A JSON array of collections, as <see cref="MigrationContext.ImportCollectionsAsync"/> takes it.</param>
    string SnapshotFile(string collections);
}
