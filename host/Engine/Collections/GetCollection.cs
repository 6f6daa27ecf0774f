using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>GET /api/collections/{collection}.</summary>
internal sealed class GetCollection(IHooks hooks)
{
    public Task RunAsync(RequestContext request)
    {
        var e = new CollectionRequestEvent { Request = request, Model = request.Collection, Aborted = request.Aborted };
        return hooks.CollectionViewRequest.RunAsync(e, () => request.JsonAsync(StatusCodes.Status200OK, e.Model, CollectionJson.Write));
    }
}
