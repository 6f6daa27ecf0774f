using Holdall.Engine.Requests;
using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>Makes a backup and answers when it is complete. It goes on when the client hangs up.</summary>
internal sealed class CreateBackup(BackupMaker maker, BackupStorages storages, ActiveBackup active, ClaimedNames claims)
{
    public const string Invalid = "An error occurred while validating the submitted data.";

    private const string Failed = "Failed to create backup.";
    private const string Unreadable = "An error occurred while loading the submitted data.";

    private static readonly FieldError Exists = new("validation_backup_name_exists", "The backup file name is invalid or already exists.");

    public async Task RunAsync(RequestContext request)
    {
        active.ThrowIfBusy();
        var name = (await request.ReadFixedAsync(Unreadable)).GetString("name");
        using var claim = claims.TryClaim(name);
        var error = claim is null ? Exists : await CheckAsync(name, request.Aborted);
        if (error is not null) throw ApiException.BadRequest(Invalid, new FieldErrors().Add("name", error));
        try
        {
            await maker.RunAsync(name, CancellationToken.None);
        }
        catch (Exception e) when (e is not ApiException)
        {
            throw Failures.BadRequest(Failed, e);
        }

        await request.NoContentAsync();
    }

    private async Task<FieldError?> CheckAsync(string name, CancellationToken aborted)
    {
        if (name.Length == 0) return null;
        return BackupNames.Check(name) ?? (await storages.HasAsync(name, aborted).OrBadRequestAsync(Failed) ? Exists : null);
    }
}
