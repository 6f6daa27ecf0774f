using Holdall.Collections;
using Holdall.Hooks;
using Holdall.Http;

namespace Holdall.Engine.Collections;

/// <summary>DELETE /api/collections/{collection} (spec 02, section 3.5).</summary>
internal sealed class DeleteCollection(CollectionStore store, IHooks hooks)
{
    public Task HandleAsync(RequestContext context, string collection)
    {
        var found = store.Find(collection) ?? throw ApiException.NotFound();
        var e = new CollectionRequestEvent { Request = context, Model = found, Aborted = context.Aborted };
        return hooks.CollectionDeleteRequest.RunAsync(e, async () =>
        {
            await DeleteAsync(e.Model, context.Aborted);
            await context.NoContentAsync();
        });
    }

    private async Task DeleteAsync(Collection collection, CancellationToken aborted)
    {
        try
        {
            await store.DeleteAsync(collection, aborted);
        }
        catch (Exception e) when (e is not (ApiException or OperationCanceledException))
        {
            throw ApiException.BadRequest("Failed to delete collection.", cause: e);
        }
    }
}
