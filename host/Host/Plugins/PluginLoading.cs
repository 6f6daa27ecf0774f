using System.Reflection;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins;

namespace Holdall.Host.Plugins;

/// <summary>
/// Loads the assembly of a plugin into a load context of its own. The contexts can't be unloaded: code in those that can is never taken from the
/// ready-to-run image and runs slower, which every request would pay for.
/// </summary>
internal static class PluginLoading
{
    /// <exception cref="StartFailure">The assembly can't serve as a plugin.</exception>
    public static IPlugin Load(PluginState plugin)
    {
        var path = Path.Combine(plugin.Folder, plugin.Manifest.Assembly);
        if (!File.Exists(path)) throw new StartFailure($"The assembly {plugin.Manifest.Assembly} is missing.");
        SharedAssemblies.ThrowIfNewerIn(plugin.Folder);
        var loader = PluginLoader.CreateFromAssemblyFile(path, config =>
        {
            config.DefaultContext = AssemblyLoadContext.GetLoadContext(typeof(PluginLoading).Assembly)!;
            config.IsLazyLoaded = true;
            config.IsUnloadable = false;
            foreach (var shared in SharedAssemblies.Names) config.SharedAssemblies.Add(shared);
        });
        return Create(loader.LoadDefaultAssembly());
    }

    private static IPlugin Create(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().Where(t => typeof(IPlugin).IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false }).ToArray();
        if (types.Length != 1) throw new StartFailure($"{assembly.GetName().Name} must have exactly one public {nameof(IPlugin)}, it has {types.Length}.");
        return (IPlugin)Activator.CreateInstance(types[0])!;
    }
}
