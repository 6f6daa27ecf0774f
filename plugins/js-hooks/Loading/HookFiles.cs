using Holdall.Plugins.JsHooks.Types;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>
/// The files of hooks in a folder: its direct children that end in <c>.pb.js</c>, <c>.pb.ts</c>, <c>.pb.mjs</c> or <c>.pb.mts</c>, by the bytes of their names.
/// </summary>
internal static class HookFiles
{
    private static readonly string[] Endings = [".pb.js", ".pb.ts", ".pb.mjs", ".pb.mts"];

    public static IReadOnlyList<string> In(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var files = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Array.Exists(Endings, ending => file.EndsWith(ending, StringComparison.Ordinal))) files.Add(file);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Fills files without a single byte with the line that tells editors of the types.</summary>
    public static void FillEmpty(string folder, string dataFolder)
    {
        foreach (var file in In(folder))
        {
            if (new FileInfo(file).Length == 0) File.WriteAllText(file, TypesFile.ReferenceLine(folder, dataFolder));
        }
    }
}
