namespace Holdall.Backups;

/// <summary>Makes and restores backups of the data directory. One at a time; another one that is asked for meanwhile is refused.</summary>
public interface IBackups
{
    /// <summary>Makes a backup of the state of one moment; nobody waits meanwhile.</summary>
    /// <param name="name">Name of the archive; empty = one from the application's name and the time. One of the same name is replaced.</param>
    /// <param name="aborted">Gives up.</param>
    /// <exception cref="Http.ApiException">400, a backup is being made or restored already, or there is no storage for it.</exception>
    Task CreateAsync(string name = "", CancellationToken aborted = default);

    /// <summary>Restores a backup: checks and unpacks it, then has the application start anew on it. What was before comes back if that start fails.</summary>
    /// <param name="name">Name of the archive.</param>
    /// <param name="aborted">Gives up.</param>
    /// <returns>A task that ends when the application is about to stop for it.</returns>
    /// <exception cref="Http.ApiException">
    /// 400, a backup is being made or restored already, there is none of that name, or this process does not serve.
    /// </exception>
    /// <exception cref="InvalidDataException">The archive is not a backup; nothing was changed.</exception>
    Task RestoreAsync(string name, CancellationToken aborted = default);
}
