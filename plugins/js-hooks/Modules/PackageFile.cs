using System.Text.Json;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>What a <c>package.json</c> says of the modules of its package.</summary>
internal sealed class PackageFile
{
    private const string Name = "package.json";

    private readonly string _folder;
    private readonly JsonElement _root;

    private PackageFile(string folder, JsonElement root)
    {
        _folder = folder;
        _root = root;
    }

    /// <summary>Whether its files are ES modules, or CommonJS; null when it does not say.</summary>
    public bool? IsModule => Text("type") switch { "module" => true, "commonjs" => false, _ => null };

    /// <summary>Whether it lists what others may have of it.</summary>
    public bool HasExports => _root.TryGetProperty("exports", out var exports) && exports.ValueKind != JsonValueKind.Null;

    /// <summary>That of a folder, or null.</summary>
    public static PackageFile? In(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.ValueKind == JsonValueKind.Object ? new PackageFile(folder, document.RootElement.Clone()) : null;
    }

    /// <summary>That of the package which a file belongs to, or null.</summary>
    public static PackageFile? Above(string file)
    {
        for (var at = Path.GetDirectoryName(file); at is not null; at = Path.GetDirectoryName(at))
        {
            if (In(at) is { } found) return found;
            if (Path.GetFileName(at) == "node_modules") return null;
        }

        return null;
    }

    /// <summary>The files to try for the package itself.</summary>
    public IEnumerable<string> Mains(bool isImport)
    {
        foreach (var member in (string[])(isImport ? ["module", "main"] : ["main", "module"]))
        {
            if (Text(member) is { } main) yield return Path.GetFullPath(Path.Combine(_folder, main));
        }
    }

    /// <summary>The file that a path within the package stands for, by its exports; null when they do not offer it.</summary>
    /// <param name="subpath"><c>.</c>, or a path that begins with <c>./</c>.</param>
    /// <param name="isImport">Whether it is imported, and not required.</param>
    public string? Export(string subpath, bool isImport)
    {
        var exports = _root.GetProperty("exports");
        var isMap = exports.ValueKind == JsonValueKind.Object && exports.EnumerateObject().All(member => member.Name.StartsWith('.'));
        if (!isMap) return subpath == "." ? Target(exports, "", isImport) : null;
        if (exports.TryGetProperty(subpath, out var exact)) return Target(exact, "", isImport);
        var patterns = exports.EnumerateObject().Where(member => Matches(member.Name, subpath)).OrderByDescending(member => member.Name.IndexOf('*'));
        foreach (var pattern in patterns)
        {
            var star = pattern.Name.IndexOf('*', StringComparison.Ordinal);
            return Target(pattern.Value, subpath[star..(subpath.Length - (pattern.Name.Length - star - 1))], isImport);
        }

        return null;
    }

    private static bool Matches(string pattern, string subpath)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star >= 0 && subpath.Length >= pattern.Length && subpath.StartsWith(pattern[..star], StringComparison.Ordinal)
            && subpath.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal);
    }

    private static bool Applies(string condition, bool isImport) => condition switch
    {
        "default" => true,
        "import" or "module" => isImport,
        "require" => !isImport,
        _ => false,
    };

    private string? Target(JsonElement target, string star, bool isImport) => target.ValueKind switch
    {
        JsonValueKind.String => Within(target.GetString()!.Replace("*", star, StringComparison.Ordinal)),
        JsonValueKind.Array => target.EnumerateArray().Select(item => Target(item, star, isImport)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => target.EnumerateObject().Where(member => Applies(member.Name, isImport))
            .Select(member => Target(member.Value, star, isImport)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>A package offers its own files only.</summary>
    private string? Within(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, relative));
        var isOwn = relative.StartsWith("./", StringComparison.Ordinal) && path.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isOwn ? path : null;
    }

    private string? Text(string member) => _root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
