using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>PATCH /api/collections/{collection}.</summary>
internal sealed class UpdateCollection(CollectionStore store, IHooks hooks, KnownCollectionOptions? options = null)
{
    public async Task RunAsync(RequestContext request)
    {
        var old = request.Collection;
        var body = (await CollectionFailures.ReadAsync(request)).AsReadOnly();
        var merged = CollectionFailures.Load(() => CollectionMerge.Apply(old, body, options));
        var e = new CollectionRequestEvent { Request = request, Model = merged, Aborted = request.Aborted };
        await hooks.CollectionUpdateRequest.RunAsync(e, async () =>
        {
            await CollectionFailures.TellAsync(
                "Failed to update collection.", async () => e.Model = await store.SaveAsync(old, e.Model, isValidated: true, request.Aborted));
            await request.JsonAsync(StatusCodes.Status200OK, e.Model, CollectionJson.Write);
        });
    }
}
