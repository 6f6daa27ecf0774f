using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Hooks;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>POST /api/collections.</summary>
internal sealed class CreateCollection(CollectionStore store, CollectionNormalizer normalizer, IHooks hooks, KnownCollectionOptions? options = null)
{
    private const string UnreadableType = "Failed to load the collection type data due to invalid formatting.";

    public async Task RunAsync(RequestContext request)
    {
        var body = (await CollectionFailures.ReadAsync(request, UnreadableType)).AsReadOnly();
        var fresh = Default(Text(body, "type"), Text(body, "name"));
        var merged = CollectionFailures.Load(() => CollectionMerge.ApplySent(fresh, body, options));
        var e = new CollectionRequestEvent { Request = request, Model = merged, Aborted = request.Aborted };
        await hooks.CollectionCreateRequest.RunAsync(e, async () =>
        {
            e.Model = normalizer.WithIdOfName(e.Model, fresh.Id);
            await CollectionFailures.TellAsync(
                "Failed to create collection.", async () => e.Model = await store.SaveAsync(old: null, e.Model, isValidated: true, request.Aborted));
            await request.JsonAsync(StatusCodes.Status200OK, e.Model, CollectionJson.Write);
        });
    }

    /// <summary>What a new collection of this type and name has before the body is looked at; its indexes carry the id that it would get.</summary>
    private Collection Default(string type, string name)
    {
        var fresh = CollectionDefaults.New(type) with { Name = name, Id = normalizer.NewId(type, name) };
        return fresh.IsAuth ? AuthIndexes.AddMissing(fresh) : fresh;
    }

    private static string Text(IReadOnlyDictionary<string, object?> body, string name)
    {
        CollectionMerge.TryFind(body, name, out var value);
        return value switch { null => "", string text => text, _ => throw ApiException.BadRequest(UnreadableType) };
    }
}
