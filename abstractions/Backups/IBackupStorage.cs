using Holdall.Files;
namespace Holdall.Backups;

/// <summary>
/// Stores backups elsewhere than on this machine: in the bucket of the settings <c>backups.s3</c>, read at each use. It is asked only while these are
/// enabled; without one there are no backups then, and clients are told so.
/// </summary>
public interface IBackupStorage
{
    /// <summary>All backups in the order of their names.</summary>
    Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken aborted = default);

    /// <summary>Stores a backup and replaces one of the same name. Nothing remains when it fails.</summary>
    /// <param name="name">Name of the archive, without folders.</param>
    /// <param name="content">Read from its position to its end.</param>
    /// <param name="aborted">Gives up.</param>
    Task SaveAsync(string name, Stream content, CancellationToken aborted = default);

    /// <summary>Opens a backup, or gives null when there is none of that name.</summary>
    Task<StoredFile?> OpenAsync(string name, CancellationToken aborted = default);

    /// <summary>Deletes a backup.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    Task DeleteAsync(string name, CancellationToken aborted = default);
}
