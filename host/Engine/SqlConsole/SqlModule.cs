using Carter;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Engine.SqlConsole;

/// <summary>The route of the SQL console.</summary>
internal sealed class SqlModule(RunSql run) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapPost("/api/sql", http => run.RunAsync(RequestContext.Of(http))).RequireSuperuser().ReadFieldsFirst();
}
