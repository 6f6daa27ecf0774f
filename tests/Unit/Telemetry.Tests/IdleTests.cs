using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Configuration;

namespace Holdall.Plugins.Telemetry.Tests;

/// <summary>What a plugin costs that nobody has switched on.</summary>
public sealed class IdleTests
{
    [Fact]
    public void Nothing_of_OpenTelemetry_is_loaded_while_it_is_off()
    {
        LoadedBy().ShouldBe(["Holdall.Plugins.Telemetry"]);
        LoadedBy(("settings:telemetry:prometheusPath", "/figures")).ShouldBe(["Holdall.Plugins.Telemetry"]);
    }

    [Fact]
    public void While_it_is_off_it_contributes_neither_routes_nor_services_that_start()
    {
        var plugin = Configured(new TelemetryPlugin());
        plugin.Endpoints.ShouldBeEmpty();
        plugin.Services.ShouldNotContain(service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService));
    }

    /// <summary>Assemblies that come to be loaded in a context of the plugin's own when it is configured.</summary>
    private static string[] LoadedBy(params (string Name, string Value)[] values)
    {
        var context = new OwnContext();
        var type = context.LoadFromAssemblyPath(typeof(TelemetryPlugin).Assembly.Location).GetType(typeof(TelemetryPlugin).FullName!)!;
        Configured((IPlugin)Activator.CreateInstance(type)!, values);
        return [.. context.Assemblies.Select(static assembly => assembly.GetName().Name!).Order(StringComparer.Ordinal)];
    }

    private static PluginBuilder Configured(IPlugin plugin, params (string Name, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();
        var manifest = new PluginManifest { Id = "telemetry", Name = "Telemetry", Version = "1", Contract = "0.1", Assembly = "x.dll" };
        var builder = new PluginBuilder(manifest, "", "", configuration);
        plugin.Configure(builder);
        return builder;
    }

    /// <summary>Takes what is the plugin's own from beside it, as the host does.</summary>
    private sealed class OwnContext() : AssemblyLoadContext("idle")
    {
        protected override Assembly? Load(AssemblyName name) => name.Name!.StartsWith("OpenTelemetry", StringComparison.Ordinal)
            ? LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(typeof(TelemetryPlugin).Assembly.Location)!, name.Name + ".dll"))
            : null;
    }
}
