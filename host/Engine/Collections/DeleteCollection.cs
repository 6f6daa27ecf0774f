using Holdall.Collections;
using Holdall.Engine.Requests;
using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Engine.Collections;

/// <summary>DELETE /api/collections/{collection}.</summary>
internal sealed class DeleteCollection(CollectionStore store, IHooks hooks)
{
    public Task RunAsync(RequestContext request)
    {
        var e = new CollectionRequestEvent { Request = request, Model = request.Collection, Aborted = request.Aborted };
        return hooks.CollectionDeleteRequest.RunAsync(e, async () =>
        {
            await DeleteAsync(e.Model, request.Aborted);
            await request.NoContentAsync();
        });
    }

    private async Task DeleteAsync(Collection collection, CancellationToken aborted)
    {
        try
        {
            await store.DeleteAsync(collection, aborted);
        }
        catch (Exception e) when (e is not ApiException { IsFinding: true } && CollectionFailures.IsTold(e))
        {
            throw Failures.BadRequest("Failed to delete collection.", e);
        }
    }
}
