using Carter;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Collections;

/// <summary>The endpoints of collections.</summary>
internal sealed class CollectionsModule(
    ListCollections list,
    CreateCollection create,
    ImportCollections import,
    ListOAuth2Providers listProviders,
    TryView tryView,
    TryRule tryRule,
    GetCollection get,
    UpdateCollection update,
    DeleteCollection delete,
    TruncateCollection truncate) : ICarterModule
{
    private const string Collections = "/api/collections";
    private const string OneCollection = Collections + "/{collection}";

    private static readonly CollectionRoute Named = new() { MissingMessage = null };

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet(Collections, http => list.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapPost(Collections, http => create.RunAsync(RequestContext.Of(http))).RequireSuperuser().ReadFieldsFirst();
        app.MapPut(Collections + "/import", http => import.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapGet(Collections + "/meta/scaffolds", http => ListScaffolds.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapGet(Collections + "/meta/oauth2-providers", http => listProviders.RunAsync(RequestContext.Of(http)))
            .RequireSuperuser();
        app.MapPost(Collections + "/meta/dry-run-view", http => tryView.RunAsync(RequestContext.Of(http))).RequireSuperuser();
        app.MapGet(OneCollection, http => get.RunAsync(RequestContext.Of(http)))
            .RequireSuperuser().ForCollection(Named);
        app.MapPatch(OneCollection, http => update.RunAsync(RequestContext.Of(http)))
            .RequireSuperuser().ForCollection(Named).ReadFieldsFirst();
        app.MapDelete(OneCollection, http => delete.RunAsync(RequestContext.Of(http)))
            .RequireSuperuser().ForCollection(Named);
        app.MapPost(OneCollection + "/rules/try", http => tryRule.RunAsync(RequestContext.Of(http)))
            .RequireSuperuser().ForCollection(Named);
        app.MapDelete(OneCollection + "/truncate", http => truncate.RunAsync(RequestContext.Of(http)))
            .RequireSuperuser().ForCollection(Named);
    }
}
