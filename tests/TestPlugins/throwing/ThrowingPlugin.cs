namespace Holdall.Plugins.Throwing;

/// <summary>Fails after it has contributed something.</summary>
public sealed class ThrowingPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services.AddSingleton(new Uri("test:left-behind"));
        plugin.AddEndpoints<ThrowingModule>();
        throw new InvalidOperationException("Thrown on purpose.");
    }
}

internal sealed class ThrowingModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/throwing", http => http.Response.WriteAsync("never"));
}
