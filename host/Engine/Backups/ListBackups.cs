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
        var backups = await storages.Current.ListAsync(aborted.Token);
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
}
