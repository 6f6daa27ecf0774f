using Carter;
using Holdall.Commands;
using Holdall.Hooks;
using Holdall.Host.Plugins;
using Holdall.Host.Routing;

namespace Holdall.Host;

/// <summary>Creates the modules of engine and plugins and lets them register what they have.</summary>
internal sealed class Modules(IServiceProvider services, IReadOnlyList<PluginState> plugins, StartMarker? marker)
{
    /// <summary>Hooks and routes, first of the engine, then of each plugin.</summary>
    /// <exception cref="PluginFailure">A plugin's module failed.</exception>
    public void Register(Router router)
    {
        foreach (var type in Composition.Hooks) AddHooks(type);
        foreach (var type in Composition.Endpoints) AddRoutes(type, router);
        foreach (var plugin in plugins)
        {
            if (plugin.Contributions is { } contributions) Run(plugin, () => Register(contributions, router));
        }
    }

    /// <summary>Commands of the plugins.</summary>
    /// <exception cref="PluginFailure">A plugin's module failed.</exception>
    public void AddCommands(ICommands commands)
    {
        foreach (var plugin in plugins)
        {
            foreach (var type in plugin.Contributions?.Commands ?? []) Run(plugin, () => Create<ICommandModule>(type).AddCommands(commands));
        }
    }

    private void Register(PluginBuilder contributions, Router router)
    {
        foreach (var type in contributions.Hooks) AddHooks(type);
        foreach (var type in contributions.Endpoints) AddRoutes(type, router);
    }

    private void AddHooks(Type type) => Create<IHookModule>(type).AddHooks(services.GetRequiredService<IHooks>());

    private void AddRoutes(Type type, Router router)
    {
        var table = new RouteTable(services);
        Create<ICarterModule>(type).AddRoutes(table);
        foreach (var endpoint in table.Endpoints) router.Add(endpoint);
    }

    private TModule Create<TModule>(Type type) => (TModule)ActivatorUtilities.CreateInstance(services, type);

    private void Run(PluginState plugin, Action register)
    {
        marker?.Begin(plugin.Id);
        try
        {
            register();
        }
        catch (Exception e)
        {
            throw new PluginFailure(plugin.Id, e);
        }
        finally
        {
            marker?.End();
        }
    }
}
