using Holdall.Collections;
using Holdall.Records;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>
/// Deletes the uploads of accounts that are deleted: whoever gets the same id later has no claim to them. What is in a bucket goes with the next clean-up.
/// </summary>
internal sealed class UploadHooks(UploadFolder folder) : IHookModule
{
    private static readonly HookOptions OfAccounts = new() { AppliesTo = static collection => collection.IsAuth };

    public void AddHooks(IHooks hooks)
    {
        hooks.RecordAfterDeleteSuccess.Use(
            (e, next) =>
            {
                var account = UploadInfo.AccountOf(e.Record);
                Remove(info => info.Account == account);
                return next();
            },
            OfAccounts);
        hooks.CollectionAfterDeleteSuccess.Use((e, next) =>
        {
            var accounts = UploadInfo.AccountsOf(e.Model);
            Remove(info => info.Collection == e.Model.Id || info.Account.StartsWith(accounts, StringComparison.Ordinal));
            return next();
        });
    }

    private void Remove(Func<UploadInfo, bool> isMeant)
    {
        foreach (var info in folder.All())
        {
            if (isMeant(info)) folder.TryTake(info)?.Remove();
        }
    }
}
