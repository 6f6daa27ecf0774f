using Holdall.Auth;
using Holdall.Engine.Files;
using Holdall.Engine.LocalFiles;
using Holdall.Files;
using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Engine.Backups;

/// <summary>Sends a backup to whoever has a file token of a superuser: browsers can't send headers with a download.</summary>
internal sealed class DownloadBackup(BackupStorages storages, IFileSender sender, ISettings settings, TimeProvider time, ITokens? tokens = null)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public async Task RunAsync(RequestContext request)
    {
        if (!MayDownload(request)) throw ApiException.Forbidden("Insufficient permissions to access the resource.");
        var name = BackupsModule.KeyOf(request);
        if (SideCar.IsNameOfOne(name)) throw ApiException.BadRequest();
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, request.Aborted);
        await using var file = await OpenAsync(name, aborted.Token) ?? throw ApiException.NotFound();
        await sender.SendAsync(request, file, name, name, aborted.Token);
    }

    private async Task<StoredFile?> OpenAsync(string name, CancellationToken aborted)
    {
        try
        {
            return await storages.Current.OpenAsync(name, aborted);
        }
        catch (IOException e)
        {
            throw FileSender.Unreadable(e);
        }
    }

    private bool MayDownload(RequestContext request) =>
        request.Query("token") is { Length: > 0 } token
        && tokens?.FindRecord(token, TokenTypes.File) is { Collection.IsSuperusers: true }
        && settings.Current.AllowsSuperuserFrom(request.ClientAddress);
}
