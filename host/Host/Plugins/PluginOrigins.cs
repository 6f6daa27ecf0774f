using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Holdall.Engine;

namespace Holdall.Host.Plugins;

/// <summary>
/// Tells which plugin a failure comes from: the one whose code, or whose private package, was called last on the way to it. Code of the framework
/// and of the contract says nothing, since everybody calls it.
/// </summary>
internal sealed class PluginOrigins(IReadOnlyList<PluginState> plugins)
{
    private static readonly Assembly[] Own = [typeof(PluginOrigins).Assembly, typeof(EngineSetup).Assembly];

    /// <summary>The id of the plugin; null when it is the product's own failure, or nobody knows.</summary>
    public string? Find(Exception failure)
    {
        if (failure.InnerException is { } inner && Find(inner) is { } id) return id;
        foreach (var frame in new StackTrace(failure).GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly is not { } assembly) continue;
            if (Own.Contains(assembly)) break;
            if (OwnerOf(assembly) is { } owner) return owner;
        }

        return failure is FileNotFoundException { FileName: { } missing } ? WhoNeeds(missing) : null;
    }

    /// <summary>A method that needs an assembly which is not there never begins, so that it stands in no stack.</summary>
    private string? WhoNeeds(string assembly)
    {
        foreach (var plugin in plugins)
        {
            if (plugin.Plugin is not { } instance) continue;
            foreach (var loaded in AssembliesOf(instance))
            {
                if (Array.Exists(loaded.GetReferencedAssemblies(), reference => reference.FullName == assembly)) return plugin.Id;
            }
        }

        return null;
    }

    /// <summary>The plugin that code belongs to, or null.</summary>
    public string? OwnerOf(Assembly assembly)
    {
        string? owner = null;
        foreach (var plugin in plugins)
        {
            if (plugin.Plugin is not { } instance || !AssembliesOf(instance).Contains(assembly)) continue;
            // Plugins that an application has in one assembly can't be told from each other.
            if (owner is not null) return null;
            owner = plugin.Id;
        }

        return owner;
    }

    private static IEnumerable<Assembly> AssembliesOf(IPlugin plugin)
    {
        var assembly = plugin.GetType().Assembly;
        var context = AssemblyLoadContext.GetLoadContext(assembly)!;
        return context == AssemblyLoadContext.GetLoadContext(typeof(PluginOrigins).Assembly) ? [assembly] : context.Assemblies;
    }
}
