using System.Collections.Concurrent;
using System.Reflection;
using Holdall.Host.Packaging;

namespace Holdall.Host.Plugins;

/// <summary>Takes the code of a built-in plugin from the single file.</summary>
internal sealed class BundledLoadContext(string plugin, CodeFiles files) : PluginLoadContext(plugin)
{
    private static readonly string[] NativeEndings = [".so", ".dylib", ".dll"];

    private readonly ConcurrentDictionary<string, Lazy<nint>> _native = new(StringComparer.Ordinal);

    protected override string? PathOf(AssemblyName name) => PathOf(name.Name + ".dll");

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _native.GetOrAdd(unmanagedDllName, name => new Lazy<nint>(() => LoadNative(name))).Value;

    private nint LoadNative(string name)
    {
        foreach (var ending in NativeEndings)
        {
            if (PathOf(name + ending) is { } path) return LoadUnmanagedDllFromPath(path);
        }

        return 0;
    }

    private string? PathOf(string file) => SingleFile.Read($"plugins/{Name}/{file}") is { } content ? files.Make(file, content) : null;
}
