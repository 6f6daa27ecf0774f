using Holdall.Host.Packaging;

namespace Holdall.Host.Plugins;

/// <summary>The plugins that belong to the product: in the single file, otherwise in a folder.</summary>
internal static class BuiltInPlugins
{
    public static IEnumerable<PluginState> FindIn(string folder) => SingleFile.IsRunning
        ? SingleFile.Paths.Where(path => path.EndsWith("/" + PluginManifest.FileName, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(path => ManifestReader.ReadBundled(SingleFile.Read(path)))
        : PluginCatalogue.FoldersIn(folder).Select(path => ManifestReader.Read(path) with { IsBuiltIn = true });
}
