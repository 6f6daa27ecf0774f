namespace Holdall.Plugins.BadModule;

/// <summary>Is configured without a fault, but one of its modules can't be created.</summary>
public sealed class BadModulePlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<GoodModule>().AddEndpoints<NeedyModule>();
}

internal sealed class GoodModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/bad-module", http => http.Response.WriteAsync("never"));
}

internal sealed class NeedyModule(IFormatProvider nobodyHasThis) : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/" + nobodyHasThis, http => http.Response.WriteAsync("never"));
}
