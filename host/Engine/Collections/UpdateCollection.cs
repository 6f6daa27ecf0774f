using Holdall.Collections;
using Holdall.Engine.Collections.Renames;
using Holdall.Engine.Schema;
using Holdall.Hooks;
using Holdall.Http;
using Holdall.Values;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>PATCH /api/collections/{collection}.</summary>
internal sealed class UpdateCollection(CollectionStore store, CollectionRename rename, IHooks hooks, KnownCollectionOptions? options = null)
{
    public async Task RunAsync(RequestContext request)
    {
        var old = request.Collection;
        var body = (await CollectionFailures.ReadAsync(request)).AsReadOnly();
        var merged = CollectionFailures.Load(() => CollectionMerge.ApplySent(old, body, options));
        var e = new CollectionRequestEvent { Request = request, Model = merged, Aborted = request.Aborted };
        await hooks.CollectionUpdateRequest.RunAsync(e, async () =>
        {
            await CollectionFailures.TellAsync(
                "Failed to update collection.", async () => e.Model = await SaveAsync(old, e.Model, request));
            await request.JsonAsync(StatusCodes.Status200OK, e.Model, CollectionJson.Write);
        });
    }

    /// <summary>With <c>?renameReferences=true</c> the rules and queries of all collections follow a new name; else they are left alone.</summary>
    private Task<Collection> SaveAsync(Collection old, Collection changed, RequestContext request) =>
        old.Name != changed.Name && Cast.ToBool(request.Query("renameReferences"))
            ? rename.SaveAsync(old, changed, request.Aborted)
            : store.SaveAsync(old, changed, isValidated: true, request.Aborted);
}
