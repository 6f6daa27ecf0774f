using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Collections;

/// <summary>With an auth collection goes what belongs to its records, such as pending sign-ins, linked accounts and known places.</summary>
internal sealed partial class AuthReferenceHooks(ICollections collections, IRecords records, ILogger<AuthReferenceHooks> logger) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.CollectionDeleteExecute.Use(
        async (e, next) =>
        {
            await next();
            foreach (var owned in collections.All)
            {
                if (owned.IsOwned) await DeleteAsync(owned, e.Model, e.Aborted);
            }
        },
        new HookOptions { Id = "__authReferencesDelete__", Priority = 99, AppliesTo = static collection => collection.IsAuth });

    private async Task DeleteAsync(Collection owned, Collection deleted, CancellationToken aborted)
    {
        var query = new RecordQuery { Filter = "collectionRef = {:id}", Parameters = [("id", deleted.Id)] };
        foreach (var record in records.List(owned.Id, query))
        {
            try
            {
                await records.DeleteAsync(record, aborted);
            }
            catch (Exception e) when (owned.Name == SystemCollections.AuthOrigins && e is not OperationCanceledException)
            {
                // It gives no access to anything, so it is no reason to keep the collection.
                LogOriginKept(logger, record.Id, deleted.Name, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The place {Origin} that an account of {Collection} has signed in from could not be deleted with it")]
    private static partial void LogOriginKept(ILogger logger, string origin, string collection, Exception failure);
}
