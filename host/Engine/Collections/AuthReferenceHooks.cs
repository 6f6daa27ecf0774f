using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Records;

namespace Holdall.Engine.Collections;

/// <summary>With an auth collection goes what belongs to its records, such as pending sign-ins, linked accounts and known places.</summary>
internal sealed class AuthReferenceHooks(ICollections collections, IRecords records) : IHookModule
{
    public void AddHooks(IHooks hooks) => hooks.CollectionDeleteExecute.Use(
        async (e, next) =>
        {
            await next();
            foreach (var owned in collections.All)
            {
                if (owned.IsOwned) await DeleteAsync(owned.Id, e.Model.Id, e.Aborted);
            }
        },
        new HookOptions { Id = "__authReferencesDelete__", Priority = 99, AppliesTo = static collection => collection.IsAuth });

    private async Task DeleteAsync(string owned, string collectionId, CancellationToken aborted)
    {
        var query = new RecordQuery { Filter = "collectionRef = {:id}", Parameters = [("id", collectionId)] };
        foreach (var record in records.List(owned, query)) await records.DeleteAsync(record, aborted);
    }
}
