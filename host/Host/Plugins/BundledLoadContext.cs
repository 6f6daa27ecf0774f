using System.Reflection;
using Holdall.Host.Packaging;

namespace Holdall.Host.Plugins;

/// <summary>Takes the code of a built-in plugin from the single file.</summary>
internal sealed class BundledLoadContext(string plugin, CodeFiles files) : PluginLoadContext(plugin)
{
    protected override string? PathOf(AssemblyName name)
    {
        var file = name.Name + ".dll";
        return SingleFile.Read($"plugins/{Name}/{file}") is { } content ? files.Make(file, content) : null;
    }
}
