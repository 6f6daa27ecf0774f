using Holdall.Plugins.JsHooks.Types;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>The files of hooks in a folder: its direct children that end in <c>.pb.js</c> or <c>.pb.ts</c>, by the bytes of their names.</summary>
internal static class HookFiles
{
    public static IReadOnlyList<string> In(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var files = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (file.EndsWith(".pb.js", StringComparison.Ordinal) || file.EndsWith(".pb.ts", StringComparison.Ordinal)) files.Add(file);
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
