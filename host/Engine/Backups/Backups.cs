using Holdall.Backups;

namespace Holdall.Engine.Backups;

/// <summary>Backups in the name of the application.</summary>
internal sealed class Backups(BackupMaker maker, BackupRestorer restorer) : IBackups
{
    public Task CreateAsync(string name = "", CancellationToken aborted = default) => maker.RunAsync(name, aborted);

    public async Task RestoreAsync(string name, CancellationToken aborted = default)
    {
        using var turn = await restorer.BeginAsync(name, aborted);
        await restorer.RunAsync(turn, aborted);
    }
}
