using Carter;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Records;

/// <summary>The endpoints of records.</summary>
internal sealed class RecordsModule(ListRecords list, ViewRecord view, CreateRecord create, UpdateRecord update, DeleteRecord delete)
    : ICarterModule
{
    private const string Records = "/api/collections/{collection}/records";
    private const string OneRecord = Records + "/{id}";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet(Records, http => list.RunAsync(RequestContext.Of(http))).ForCollection(RecordRoutes.List).AcceptScoped();
        app.MapPost(Records, http => create.RunAsync(RequestContext.Of(http))).ForCollection(RecordRoutes.Create).AcceptScoped().ReadFieldsFirst();
        app.MapGet(OneRecord, http => view.RunAsync(RequestContext.Of(http))).ForCollection(RecordRoutes.View).AcceptScoped();
        app.MapPatch(OneRecord, http => update.RunAsync(RequestContext.Of(http))).ForCollection(RecordRoutes.Update).AcceptScoped().ReadFieldsFirst();
        app.MapDelete(OneRecord, http => delete.RunAsync(RequestContext.Of(http))).ForCollection(RecordRoutes.Delete).AcceptScoped();
    }
}
