using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>PATCH /api/collections/{collection} (spec 02, section 3).</summary>
internal sealed class UpdateCollection(CollectionStore store, IHooks hooks)
{
    public async Task HandleAsync(RequestContext context, string collection)
    {
        var old = store.Find(collection) ?? throw ApiException.NotFound();
        var body = (await CollectionFailures.ReadAsync(context)).AsReadOnly();
        var merged = CollectionFailures.Load(() => CollectionMerge.Apply(old, body));
        var e = new CollectionRequestEvent { Request = context, Model = merged, Aborted = context.Aborted };
        await hooks.CollectionUpdateRequest.RunAsync(e, async () =>
        {
            await CollectionFailures.TellAsync("Failed to update collection.", async () => e.Model = await store.SaveAsync(old, e.Model, isValidated: true, context.Aborted));
            await context.JsonAsync(StatusCodes.Status200OK, e.Model, CollectionJson.Write);
        });
    }
}
