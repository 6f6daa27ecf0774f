namespace Holdall.Host.Plugins;

/// <summary>Adds the services of plugins to those of the host. A factory that throws names its plugin, whoever asked for the service.</summary>
internal static class PluginServices
{
    public static void AddTo(IServiceCollection services, IReadOnlyList<PluginState> plugins)
    {
        foreach (var plugin in plugins)
        {
            if (plugin.Contributions is not { } contributions) continue;
            foreach (var service in contributions.Services) services.Add(Naming(plugin.Id, service));
        }
    }

    private static ServiceDescriptor Naming(string plugin, ServiceDescriptor service)
    {
        if (service is { IsKeyedService: true, KeyedImplementationFactory: { } keyed })
        {
            return new ServiceDescriptor(service.ServiceType, service.ServiceKey, (all, key) => Make(plugin, () => keyed(all, key)), service.Lifetime);
        }

        if (service is not { IsKeyedService: false, ImplementationFactory: { } factory }) return service;
        return new ServiceDescriptor(service.ServiceType, all => Make(plugin, () => factory(all)), service.Lifetime);
    }

    private static object Make(string plugin, Func<object> factory)
    {
        try
        {
            return factory();
        }
        catch (Exception e) when (e is not PluginFailure)
        {
            throw new PluginFailure(plugin, e);
        }
    }
}
