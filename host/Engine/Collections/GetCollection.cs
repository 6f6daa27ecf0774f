using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>GET /api/collections/{collection}.</summary>
internal sealed class GetCollection(CollectionStore store, IHooks hooks)
{
    public Task HandleAsync(RequestContext context, string collection)
    {
        var found = store.Find(collection) ?? throw ApiException.NotFound();
        var e = new CollectionRequestEvent { Request = context, Model = found, Aborted = context.Aborted };
        return hooks.CollectionViewRequest.RunAsync(e, () => context.JsonAsync(StatusCodes.Status200OK, e.Model, CollectionJson.Write));
    }
}
