using System.Reflection;
using System.Runtime.Loader;

namespace Holdall.Host.Plugins;

/// <summary>
/// The load context of one plugin: what all share comes from the host, everything else from the plugin. It can't be unloaded: code in contexts that can is
/// never taken from the ready-to-run image and runs slower, which every request would pay for.
/// </summary>
internal abstract class PluginLoadContext(string plugin) : AssemblyLoadContext(plugin)
{
    private static readonly AssemblyLoadContext Host = GetLoadContext(typeof(PluginLoadContext).Assembly)!;

    protected override Assembly? Load(AssemblyName name)
    {
        if (SharedAssemblies.Contains(name) && TryLoadFromHost(name) is { } shared) return shared;
        if (PathOf(name) is { } path) return LoadFromAssemblyPath(path);
        // Translations may be missing. Anything else would be taken from the host, whose private packages are nobody's business.
        return IsTranslation(name) ? null : throw new FileNotFoundException($"The plugin \"{Name}\" has no assembly {name.Name}.", name.FullName);
    }

    private static bool IsTranslation(AssemblyName name) => !string.IsNullOrEmpty(name.CultureName);

    /// <summary>Where the plugin's own copy of an assembly is, or null.</summary>
    protected abstract string? PathOf(AssemblyName name);

    /// <summary>The host's copy, unless it is older than what the plugin was built with.</summary>
    private static Assembly? TryLoadFromHost(AssemblyName name)
    {
        try
        {
            return Host.LoadFromAssemblyName(name);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException)
        {
            return null;
        }
    }
}
