using Holdall.Backups;

namespace Holdall.Engine.Backups;

/// <summary>Backups in the name of the application.</summary>
internal sealed class Backups(BackupMaker maker, BackupRestorer restorer, ActiveBackup active) : IBackups
{
    public Task CreateAsync(string name = "", CancellationToken aborted = default) => maker.RunAsync(name, aborted);

    public async Task RestoreAsync(string name, CancellationToken aborted = default)
    {
        active.ThrowIfBusy();
        await using var archive = await restorer.OpenAsync(name, aborted);
        using var turn = active.Begin(name);
        await restorer.RunAsync(turn, name, archive, aborted);
    }
}
