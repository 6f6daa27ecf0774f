using Carter;
using Holdall.Commands;
using Holdall.Hooks;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Holdall.Host.Routing;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Host;

/// <summary>Creates the modules of engine and plugins and lets them register what they have.</summary>
internal sealed class Modules(IServiceProvider services, IReadOnlyList<PluginState> plugins, PluginCalls calls, PluginCommands commands)
{
    private const string Host = "Holdall itself";

    /// <summary>Here it only finds out that two modules have the same route, so that it is known whose.</summary>
    private readonly Router _router = new(services.GetRequiredService<ParameterPolicyFactory>());
    private readonly List<(Endpoint Endpoint, string Owner)> _endpoints = [];

    /// <summary>The endpoints of all modules, and whose they are.</summary>
    public IReadOnlyList<(Endpoint Endpoint, string Owner)> Registered => _endpoints;

    /// <summary>Hooks, routes and commands, first of the engine, then of each plugin.</summary>
    /// <exception cref="PluginFailure">A plugin's module failed.</exception>
    public async Task RegisterAsync()
    {
        foreach (var type in Composition.Hooks) AddHooks(type);
        foreach (var type in Composition.Endpoints) AddRoutes(type, Host);
        foreach (var plugin in plugins)
        {
            if (plugin.Contributions is { } contributions) await calls.RunAsync(plugin.Id, () => Register(plugin.Id, contributions));
        }
    }

    private bool Register(string plugin, PluginBuilder contributions)
    {
        foreach (var type in contributions.Hooks) AddHooks(type);
        foreach (var type in contributions.Endpoints) AddRoutes(type, $"the plugin \"{plugin}\"");
        foreach (var type in contributions.Commands) Create<ICommandModule>(type).AddCommands(commands.Of(plugin));
        foreach (var service in contributions.Services) MakeIfOffered(service);
        return true;
    }

    /// <summary>What a plugin offers to all is made now, so that one that can't be made is known before it is needed.</summary>
    private void MakeIfOffered(ServiceDescriptor service)
    {
        if (service is not { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false }) return;
        if (service.ServiceType.Assembly == typeof(IPlugin).Assembly) _ = services.GetService(service.ServiceType);
    }

    private void AddHooks(Type type) => Create<IHookModule>(type).AddHooks(services.GetRequiredService<IHooks>());

    private void AddRoutes(Type type, string owner)
    {
        var table = new RouteTable(services);
        Create<ICarterModule>(type).AddRoutes(table);
        foreach (var endpoint in table.Endpoints) _router.Add(endpoint, owner);
        _endpoints.AddRange(table.Endpoints.Select(endpoint => (endpoint, owner)));
    }

    private TModule Create<TModule>(Type type) => (TModule)ActivatorUtilities.CreateInstance(services, type);
}
