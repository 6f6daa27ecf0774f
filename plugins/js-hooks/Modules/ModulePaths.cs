using System.Text.Json;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>Finds the files of modules.</summary>
internal static class ModulePaths
{
    /// <param name="folder">Where the module that asks stands.</param>
    /// <param name="id">What it asks for.</param>
    /// <returns>The path of a file; null when there is none.</returns>
    public static string? Resolve(string folder, string id)
    {
        if (id.StartsWith("./", StringComparison.Ordinal) || id.StartsWith("../", StringComparison.Ordinal) || id is "." or ".." || Path.IsPathRooted(id))
            return FileOrFolder(Path.GetFullPath(Path.Combine(folder, id)));
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (FileOrFolder(Path.Combine(at, "node_modules", id)) is { } found) return found;
        }

        return null;
    }

    private static string? FileOrFolder(string path) => AsFile(path) ?? AsFolder(path);

    private static string? AsFile(string path)
    {
        foreach (var candidate in (string[])[path, path + ".js", path + ".json"])
        {
            if (File.Exists(candidate)) return candidate;
        }

        return null;
    }

    private static string? AsFolder(string path)
    {
        if (!Directory.Exists(path)) return null;
        if (MainOf(Path.Combine(path, "package.json")) is { } main)
        {
            var target = Path.GetFullPath(Path.Combine(path, main));
            if ((AsFile(target) ?? AsFile(Path.Combine(target, "index"))) is { } found) return found;
        }

        return AsFile(Path.Combine(path, "index"));
    }

    private static string? MainOf(string package)
    {
        if (!File.Exists(package)) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(package));
        return document.RootElement.TryGetProperty("main", out var main) && main.ValueKind == JsonValueKind.String ? main.GetString() : null;
    }
}
