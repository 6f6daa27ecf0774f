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
}
