using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>Answers at once, and restores the backup a moment later: by then the answer has reached the client.</summary>
internal sealed class RestoreBackup(BackupRestorer restorer, BackgroundWork background, TimeProvider time)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    public async Task RunAsync(RequestContext request)
    {
        var name = BackupsModule.KeyOf(request);
        var turn = await restorer.BeginAsync(name, request.Aborted);
        background.Run($"restore the backup {name}", async () =>
        {
            using (turn)
            {
                await Task.Delay(Delay, time, turn.Stopping);
                await restorer.RunAsync(turn, turn.Stopping);
            }
        });
        await request.NoContentAsync();
    }
}
