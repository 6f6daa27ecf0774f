using Carter;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Slugs;

/// <summary>Finds a record by its slug, for whoever may view it.</summary>
internal sealed class SlugsModule(IRecords records, IRules rules) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGet("/api/slugs/{collection}/{slug}", FindAsync).ForCollection(CollectionKind.Any, "slug");

    private async Task FindAsync(RequestContext request, string slug)
    {
        var collection = request.Collection;
        var record = collection.Fields.Find("slug") is null ? null : records.FindFirst(collection.Name, "slug = {:slug}", ("slug", slug));
        if (record is null || !rules.MayAccess(collection.ViewRule, record, request.ToInfo())) throw ApiException.NotFound();
        await records.EnrichAsync([record], request.ToInfo(), request.Aborted);
        await request.JsonAsync(StatusCodes.Status200OK, record);
    }
}
