using Holdall.Engine.Requests;
using Holdall.Files;
using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>
/// Answers at once, and restores the backup a moment later: by then the answer has reached the client. Until then the archive is held open, so that it may be
/// deleted or replaced, and another one that is asked for takes its place.
/// </summary>
internal sealed class RestoreBackup(BackupRestorer restorer, ActiveBackup active, BackgroundWork background, TimeProvider time)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Waiting? _waiting;

    public async Task RunAsync(RequestContext request)
    {
        var name = BackupsModule.KeyOf(request);
        if (_waiting is null) active.ThrowIfBusy();
        var archive = await restorer.OpenAsync(name, request.Aborted).OrBadRequestAsync(BackupRestorer.Missing);
        StoredFile? replaced;
        try
        {
            replaced = Promise(new Waiting(name, archive));
        }
        catch
        {
            await archive.DisposeAsync();
            throw;
        }

        if (replaced is not null) await replaced.DisposeAsync();
        await request.NoContentAsync();
    }

    /// <returns>The archive whose place it takes, or null.</returns>
    private StoredFile? Promise(Waiting next)
    {
        lock (_lock)
        {
            if (_waiting is { } former)
            {
                _waiting = next;
                return former.Archive;
            }

            var turn = active.Begin(next.Name, isWaiting: true);
            _waiting = next;
            background.Run($"restore the backup {next.Name}", () => RestoreAsync(turn));
            return null;
        }
    }

    private async Task RestoreAsync(ActiveBackup.Turn turn)
    {
        using (turn)
        {
            await Task.Delay(Delay, time, turn.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (name, archive) = Take(turn);
            await using (archive)
            {
                turn.Stopping.ThrowIfCancellationRequested();
                await restorer.RunAsync(turn, name, archive, turn.Stopping);
            }
        }
    }

    private Waiting Take(ActiveBackup.Turn turn)
    {
        lock (_lock)
        {
            var waiting = _waiting!;
            _waiting = null;
            turn.IsWaiting = false;
            return waiting;
        }
    }

    /// <summary>A backup whose restore is promised.</summary>
    private sealed record Waiting(string Name, StoredFile Archive);
}
