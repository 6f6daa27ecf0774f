using System.Reflection;
using System.Xml.Linq;

namespace Holdall.Architecture.Tests;

/// <summary>The project files and sources of the repository.</summary>
internal static class ProjectTree
{
    public static readonly string Root = typeof(ProjectTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Root").Value!;

    public static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories).Where(p => !IsOutput(p));

    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Where(p => !IsOutput(p));

    public static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Where(e => (string?)e.Attribute("ExcludeAssets") != "all").Select(e => (string?)e.Attribute("Include") ?? "");

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Files of a folder, outside some of its parts, that contain one of these texts.</summary>
    public static IEnumerable<string> Users(string folder, string[] except, params string[] texts) =>
        Sources(folder)
            .Where(p => !except.Any(e => Relative(p).StartsWith(e, StringComparison.Ordinal)))
            .Where(p => File.ReadAllText(p) is var source && texts.Any(t => source.Contains(t, StringComparison.Ordinal)))
            .Select(Relative);

    private static bool IsOutput(string path) =>
        Relative(path).Split('/') is var parts
            && (parts.Contains("artifacts") || parts.Contains("node_modules") || parts.Contains("obj") || parts.Contains("bin"));
}
