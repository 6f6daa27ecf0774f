using System.Reflection;
using System.Runtime.Loader;

namespace Holdall.Host.Plugins;

/// <summary>Takes the code of a plugin from a folder, as its <c>deps.json</c> says.</summary>
/// <param name="plugin">Id of the plugin.</param>
/// <param name="assembly">Path of its main assembly.</param>
internal sealed class FolderLoadContext(string plugin, string assembly) : PluginLoadContext(plugin)
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    protected override string? PathOf(AssemblyName name) => _resolver.ResolveAssemblyToPath(name);

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
