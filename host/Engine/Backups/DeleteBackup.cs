using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>Deletes a backup that is not in use.</summary>
internal sealed class DeleteBackup(BackupStorages storages, ActiveBackup active)
{
    public async Task RunAsync(RequestContext request)
    {
        var name = BackupsModule.KeyOf(request);
        if (active.IsAtWorkOn(name)) throw ApiException.BadRequest("The backup is being made or restored and can't be deleted.");
        try
        {
            await storages.Current.DeleteAsync(name, request.Aborted);
        }
        catch (Exception e) when (e is not (ApiException or OperationCanceledException))
        {
            throw ApiException.BadRequest("Invalid or already deleted backup file. Raw error: \n" + e.Message, cause: e);
        }

        await request.NoContentAsync();
    }
}
