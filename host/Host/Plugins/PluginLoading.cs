using System.Reflection;
using Holdall.Host.Packaging;

namespace Holdall.Host.Plugins;

/// <summary>Loads the assembly of each plugin into a load context of its own.</summary>
/// <param name="run">Has room for code that can't run from where it is.</param>
internal sealed class PluginLoading(RunFolder run)
{
    private readonly CodeFiles _files = new(run);

    /// <exception cref="StartFailure">The assembly can't serve as a plugin.</exception>
    public IPlugin Load(PluginState plugin)
    {
        if (plugin.IsBundled) return Create(Bundled(plugin));
        if (!File.Exists(Path.Combine(plugin.Folder, plugin.Manifest.Assembly))) throw new StartFailure($"The assembly {plugin.Manifest.Assembly} is missing.");
        SharedAssemblies.ThrowIfNewerIn(plugin.Folder);
        var folder = plugin.IsBuiltIn ? plugin.Folder : PluginCopy.Make(plugin.Folder, run.NewFolder(plugin.Id));
        var path = Path.Combine(folder, plugin.Manifest.Assembly);
        return Create(new FolderLoadContext(plugin.Id, path).LoadFromAssemblyPath(path));
    }

    private Assembly Bundled(PluginState plugin) =>
        new BundledLoadContext(plugin.Id, _files).LoadFromAssemblyName(new AssemblyName(Path.GetFileNameWithoutExtension(plugin.Manifest.Assembly)));

    private static IPlugin Create(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().Where(t => typeof(IPlugin).IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false }).ToArray();
        if (types.Length != 1) throw new StartFailure($"{assembly.GetName().Name} must have exactly one public {nameof(IPlugin)}, it has {types.Length}.");
        return (IPlugin)Activator.CreateInstance(types[0])!;
    }
}
