using System.Globalization;
using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Types;

/// <summary>Where the type declarations for editors lie.</summary>
internal static class TypesFile
{
    private const string Name = "types.d.ts";
    private const long FirstStamp = 1_700_000_000;
    private const uint Stamps = 99_999_999;

    /// <summary>The first line, which is another one for each version of the plugin; it has the form of a time.</summary>
    public static string Stamp { get; } = "// " + (FirstStamp + BitConverter.ToUInt32(typeof(TypesFile).Module.ModuleVersionId.ToByteArray()) % Stamps)
        .ToString(CultureInfo.InvariantCulture);

    public static string In(string dataFolder) => Path.Combine(dataFolder, Name);

    /// <summary>The way to it from another folder, with slashes.</summary>
    public static string ReferenceFrom(string folder, string dataFolder) =>
        GoPath.ToSlash(Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(In(dataFolder))));

    /// <summary>What an empty file of hooks is filled with.</summary>
    public static string ReferenceLine(string folder, string dataFolder) => $"/// <reference path=\"{ReferenceFrom(folder, dataFolder)}\" />\n\n";
}
