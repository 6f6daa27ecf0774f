using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Types;

/// <summary>Where the type declarations for editors lie.</summary>
internal static class TypesFile
{
    private const string Name = "types.d.ts";

    public static string In(string dataFolder) => Path.Combine(dataFolder, Name);

    /// <summary>The way to it from another folder, with slashes.</summary>
    public static string ReferenceFrom(string folder, string dataFolder) =>
        GoPath.ToSlash(Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(In(dataFolder))));

    /// <summary>What an empty file of hooks is filled with.</summary>
    public static string ReferenceLine(string folder, string dataFolder) => $"/// <reference path=\"{ReferenceFrom(folder, dataFolder)}\" />\n\n";
}
