using Holdall.Batch;
using Holdall.Collections;
using Holdall.Engine.RateLimits;
using Holdall.Engine.Records;
using Holdall.Engine.Requests;
using Holdall.Engine.Schema;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Batch;

/// <summary>Finds the handler of an item: the same that a request of its own would get.</summary>
internal sealed class BatchActions(
    BatchItems items,
    SchemaCache schema,
    RecordStore records,
    RateLimiter limiter,
    CreateRecord create,
    UpdateRecord update,
    DeleteRecord delete)
{
    /// <summary>Carries out one item. <paramref name="next"/> takes its answer as soon as it is given, and runs the rest of the batch.</summary>
    /// <exception cref="ApiException">It failed.</exception>
    /// <exception cref="UnansweredItemException">It is none that batches know, or its answer can't be made.</exception>
    public async Task RunAsync(RequestContext batch, BatchItem item, BatchedRequest terms, Func<BatchItemContext, Task> next, CancellationToken aborted)
    {
        var target = BatchTarget.Parse(item.Url) ?? throw Unknown(item);
        var (method, collection, id) = Resolve(item, target);
        BatchItemContext? context = null;
        context = items.Create(batch, item, method, target, () => next(context!), aborted);
        (context.Collection, context.RecordId) = (collection, id);
        context.Http.Features.Set(terms);
        try
        {
            await RunAsync(context);
        }
        catch (Exception e) when (context.IsUnanswerable)
        {
            throw new UnansweredItemException("The answer of an item can't be made", e);
        }

        // A hook that answered by itself, or not at all, stops its own item only.
        await context.ContinueAsync();
    }

    private Task RunAsync(BatchItemContext context)
    {
        var route = RouteOf(context.Method);
        // As the pipeline does to a request of its own.
        CollectionKinds.Require(route.Kind, context.Collection);
        limiter.Count(context, context.Collection, route.Actions);
        return context.Method switch
        {
            "POST" => create.RunAsync(context),
            "PATCH" => update.RunAsync(context),
            _ => delete.RunAsync(context),
        };
    }

    private static CollectionRoute RouteOf(string method) => method switch
    {
        "POST" => RecordRoutes.Create,
        "PATCH" => RecordRoutes.Update,
        _ => RecordRoutes.Delete,
    };

    private (string Method, Collection Collection, string? Id) Resolve(BatchItem item, BatchTarget target)
    {
        var isKnown = item.Method switch
        {
            "POST" or "PUT" => target.Id is null,
            "PATCH" or "DELETE" => target.Id is not null,
            _ => false,
        };
        if (!isKnown) throw Unknown(item);
        var collection = schema.Current.Get(target.Collection);
        if (item.Method != "PUT") return (item.Method, collection, target.Id);
        // Whether to create or to update is decided without rules; the handler asks them.
        var id = Cast.ToText(item.Body.GetValueOrDefault("id"));
        var exists = id.Length > 0 && !collection.IsView && records.Find(collection, id) is not null;
        return exists ? ("PATCH", collection, id) : ("POST", collection, null);
    }

    private static UnansweredItemException Unknown(BatchItem item) => new($"A batch does not know {item.Method} {item.Url}");
}
