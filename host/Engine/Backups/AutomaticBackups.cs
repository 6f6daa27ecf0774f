using System.Runtime.ExceptionServices;
using Holdall.Settings;

namespace Holdall.Engine.Backups;

/// <summary>Makes a backup on a clock and deletes all but the newest of those.</summary>
internal sealed class AutomaticBackups(BackupMaker maker, BackupStorages storages, BackupAlert alert, ISettings settings, TimeProvider time)
{
    public async Task RunAsync(CancellationToken aborted)
    {
        var failure = await TryMakeAsync(aborted);
        if (failure is not null && !aborted.IsCancellationRequested) await alert.SendAsync(failure.SourceException, aborted);
        if (settings.Current.Backups.CronMaxKeep is > 0 and var most) await PruneAsync(most, aborted);
        // Whoever runs the job logs it.
        failure?.Throw();
    }

    private async Task<ExceptionDispatchInfo?> TryMakeAsync(CancellationToken aborted)
    {
        try
        {
            await maker.RunAsync(BackupNames.Automatic(settings.Current.Meta.AppName, time.GetUtcNow()), aborted);
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
    }

    private async Task PruneAsync(int most, CancellationToken aborted)
    {
        var storage = storages.Current;
        var surplus = (await storage.ListAsync(aborted))
            .Where(backup => backup.Name.StartsWith(BackupNames.AutomaticPrefix, StringComparison.Ordinal))
            .OrderByDescending(backup => backup.Modified)
            .Skip(most);
        foreach (var backup in surplus) await storage.DeleteAsync(backup.Name, aborted);
    }
}
