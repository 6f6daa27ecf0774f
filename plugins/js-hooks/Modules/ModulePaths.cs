namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>Finds the files of modules.</summary>
internal static class ModulePaths
{
    private static readonly string[] Endings = ["", ".js", ".json", ".mjs", ".cjs", ".ts", ".mts"];

    /// <param name="folder">Where the module that asks stands.</param>
    /// <param name="id">What it asks for.</param>
    /// <param name="isImport">Whether it is imported, and not required.</param>
    /// <returns>The path of a file; null when there is none.</returns>
    public static string? Resolve(string folder, string id, bool isImport)
    {
        if (id.StartsWith("./", StringComparison.Ordinal) || id.StartsWith("../", StringComparison.Ordinal) || id is "." or ".." || Path.IsPathRooted(id))
            return FileOrFolder(Path.GetFullPath(Path.Combine(folder, id)), isImport);
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (InPackages(Path.Combine(at, "node_modules"), id, isImport) is { } found) return found;
        }

        return null;
    }

    private static string? InPackages(string packages, string id, bool isImport)
    {
        if (!Directory.Exists(packages)) return null;
        var end = id.IndexOf('/', id.StartsWith('@') ? id.IndexOf('/', StringComparison.Ordinal) + 1 : 0);
        var name = end < 0 ? id : id[..end];
        var folder = Path.Combine(packages, name);
        if (PackageFile.In(folder) is { HasExports: true } package) return package.Export("." + id[name.Length..], isImport) is { } file ? AsFile(file) : null;
        return FileOrFolder(Path.Combine(packages, id), isImport);
    }

    private static string? FileOrFolder(string path, bool isImport) => AsFile(path) ?? AsFolder(path, isImport);

    private static string? AsFile(string path)
    {
        foreach (var ending in Endings)
        {
            if (File.Exists(path + ending)) return path + ending;
        }

        // TypeScript names the files that a compiler would write.
        var source = Path.ChangeExtension(path, Path.GetExtension(path) switch { ".js" => ".ts", ".mjs" => ".mts", _ => null });
        return source.Length < path.Length + 1 && source != path && File.Exists(source) && TypeScript.Is(source) ? source : null;
    }

    private static string? AsFolder(string path, bool isImport)
    {
        if (!Directory.Exists(path)) return null;
        foreach (var main in PackageFile.In(path)?.Mains(isImport) ?? [])
        {
            if ((AsFile(main) ?? AsFile(Path.Combine(main, "index"))) is { } found) return found;
        }

        return AsFile(Path.Combine(path, "index"));
    }
}
