namespace Holdall.Host.Routing;

/// <summary>Takes the routes of one module.</summary>
internal sealed class RouteTable(IServiceProvider services) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => services;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IEnumerable<Endpoint> Endpoints => DataSources.SelectMany(source => source.Endpoints);

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
}
