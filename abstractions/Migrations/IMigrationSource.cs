namespace Holdall.Migrations;

/// <summary>
/// Migrations that are not classes, such as scripts in a folder. A plugin offers it as a service; its migrations run with all others in the order of their
/// names (spec 08, section 9).
/// </summary>
public interface IMigrationSource
{
    /// <summary>
    /// The names of all, as the history has them: at most 255 characters, such as <c>1700000000_create_posts.js</c>. Asked for once for the life of the host.
    /// </summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Loads one that is to be run: what was applied long ago costs nothing at a start.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>What it does; null when it is no migration after all, such as a file that is still empty. It is not taken into the history then.</returns>
    /// <exception cref="InvalidOperationException">It can't be loaded. The message says why; nothing is applied, and the server does not start.</exception>
    IMigration? Load(string name);

    /// <summary>The ending of its files, with the dot; the name of a migration is that of its file with the ending.</summary>
    string Extension { get; }

    /// <summary>What <c>migrate create</c> writes: a migration that does nothing yet.</summary>
    string EmptyFile { get; }

    /// <summary>What <c>migrate collections</c> writes: a migration that brings any data directory to these collections, and takes nothing back.</summary>
    /// <param name="collections">A JSON array of collections, as <see cref="MigrationContext.ImportCollectionsAsync"/> takes it.</param>
    string SnapshotFile(string collections);
}
