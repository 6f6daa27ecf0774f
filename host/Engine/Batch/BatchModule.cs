using Carter;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.Batch;

/// <summary>The endpoint of batches.</summary>
internal sealed class BatchModule(RunBatch run, ISettings settings) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapPost("/api/batch", http => run.RunAsync(RequestContext.Of(http))).ReadFieldsFirst().AcceptScoped().WithMetadata(new BatchBodyLimit(settings));
}
