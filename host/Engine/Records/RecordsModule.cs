using Carter;
using Holdall.Engine.RateLimits;
using Holdall.Engine.Schema;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Records;

/// <summary>The endpoints of records (spec 04, section 1).</summary>
internal sealed class RecordsModule(ListRecords list, ViewRecord view, CreateRecord create, UpdateRecord update, DeleteRecord delete, SchemaCache schema) : ICarterModule
{
    private const string Records = "/api/collections/{collection}/records";
    private const string OneRecord = Records + "/{id}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var limit = new RecordBodyLimit(schema);
        app.MapGet(Records, http => list.RunAsync(RequestContext.Of(http), Collection(http))).WithMetadata(CountedByHandler.Mark);
        app.MapPost(Records, http => create.RunAsync(RequestContext.Of(http), Collection(http))).ReadFieldsFirst().WithMetadata(limit, CountedByHandler.Mark);
        app.MapGet(OneRecord, http => view.RunAsync(RequestContext.Of(http), Collection(http), Id(http))).WithMetadata(CountedByHandler.Mark);
        app.MapPatch(OneRecord, http => update.RunAsync(RequestContext.Of(http), Collection(http), Id(http))).ReadFieldsFirst().WithMetadata(limit, CountedByHandler.Mark);
        app.MapDelete(OneRecord, http => delete.RunAsync(RequestContext.Of(http), Collection(http), Id(http))).WithMetadata(CountedByHandler.Mark);
    }

    private static string Collection(HttpContext http) => (string)http.Request.RouteValues["collection"]!;

    private static string Id(HttpContext http) => (string)http.Request.RouteValues["id"]!;
}
