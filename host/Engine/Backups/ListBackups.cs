using Holdall.Backups;
using Holdall.Engine.Requests;
using Holdall.Http;
using Holdall.Values;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Backups;

/// <summary>Lists the backups by name.</summary>
internal sealed class ListBackups(BackupStorages storages, TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public async Task RunAsync(RequestContext request)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, request.Aborted);
        var backups = await ListAsync(aborted.Token, request.Aborted);
        await request.JsonAsync(StatusCodes.Status200OK, backups, static (json, backups) =>
        {
            json.WriteStartArray();
            foreach (var backup in backups)
            {
                json.WriteStartObject();
                json.WriteString("modified"u8, DateText.Format(backup.Modified));
                json.WriteString("key"u8, backup.Name);
                json.WriteNumber("size"u8, backup.Size);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private async Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken aborted, CancellationToken clientLeft)
    {
        try
        {
            return await storages.ListAsync(aborted);
        }
        catch (Exception e) when (e is not ApiException && !clientLeft.IsCancellationRequested)
        {
            throw Failures.BadRequest("Failed to list the backups.", e);
        }
    }
}
