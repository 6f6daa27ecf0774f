using Carter;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Collections;

/// <summary>The endpoints of collections (spec 02, section 3).</summary>
internal sealed class CollectionsModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/collections", (RequestContext context, ListCollections list) => list.HandleAsync(context)).RequireSuperuser();
        app.MapPost("/api/collections", (RequestContext context, CreateCollection create) => create.HandleAsync(context)).RequireSuperuser().ReadFieldsFirst();
        app.MapPut("/api/collections/import", (RequestContext context, ImportCollections import) => import.HandleAsync(context)).RequireSuperuser();
        app.MapGet("/api/collections/meta/scaffolds", (RequestContext context) => ListScaffolds.HandleAsync(context)).RequireSuperuser();
        app.MapGet("/api/collections/meta/oauth2-providers", (RequestContext context, ListOAuth2Providers list) => list.HandleAsync(context)).RequireSuperuser();
        app.MapPost("/api/collections/meta/dry-run-view", (RequestContext context, TryView run) => run.HandleAsync(context)).RequireSuperuser();
        app.MapGet("/api/collections/{collection}", (RequestContext context, string collection, GetCollection view) => view.HandleAsync(context, collection)).RequireSuperuser();
        app.MapPatch("/api/collections/{collection}", (RequestContext context, string collection, UpdateCollection update) => update.HandleAsync(context, collection)).RequireSuperuser().ReadFieldsFirst();
        app.MapDelete("/api/collections/{collection}", (RequestContext context, string collection, DeleteCollection delete) => delete.HandleAsync(context, collection)).RequireSuperuser();
        app.MapDelete(
            "/api/collections/{collection}/truncate", (RequestContext context, string collection, TruncateCollection truncate) => truncate.HandleAsync(context, collection))
            .RequireSuperuser();
    }
}
