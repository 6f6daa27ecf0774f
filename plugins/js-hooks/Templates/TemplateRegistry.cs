using System.Collections.Concurrent;
using Holdall.Plugins.JsHooks.Os;

namespace Holdall.Plugins.JsHooks.Templates;

/// <summary>Loads templates and keeps those of files until the files change: <c>$template</c>.</summary>
internal sealed class TemplateRegistry
{
    private const string Inline = "";

    public static readonly HostType<TemplateRegistry> Table = new HostType<TemplateRegistry>("TemplateRegistry")
        .Method("loadFiles", (registry, a) => registry.LoadFiles(a.Texts(0)))
        .Method("loadString", (registry, a) => registry.LoadText(a.Text(0)))
        .Method("loadFS", (registry, a) => registry.LoadFolder(a.Require<OsFolder>(0), a.Texts(1)))
        .Fluent("addFuncs", (registry, a) => registry.AddFunctions(a.Map(0).Keys));

    private readonly ConcurrentDictionary<string, (string Stamp, Template Template)> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _functions = new(StringComparer.Ordinal);

    private TemplateRenderer LoadFiles(string[] paths) => new(() => FromFiles([.. paths.Select(p => (Path.GetFileName(p), p))]));

    private TemplateRenderer LoadText(string text) => new(() => Template.Parse([(Inline, text)], [.. _functions.Keys]));

    private TemplateRenderer LoadFolder(OsFolder folder, string[] patterns) => new(() => FromFiles([.. patterns.SelectMany(p => Matching(folder, p))]));

    private static IEnumerable<(string Name, string Path)> Matching(OsFolder folder, string pattern)
    {
        var names = folder.Find(pattern);
        if (names.Count == 0) throw new TemplateException($"pattern matches no files: {pattern}");
        return names.Select(name => (Path.GetFileName(name), folder.PathOf(name)));
    }

    /// <summary>Adds names that templates may mention. A function of a script can't be called from a template.</summary>
    private void AddFunctions(IEnumerable<string> names)
    {
        foreach (var name in names) _functions[name] = true;
    }

    private Template FromFiles((string Name, string Path)[] files)
    {
        if (files.Length == 0) throw new TemplateException("no files named in call to ParseFiles");
        var key = string.Join('\n', files.Select(f => f.Path));
        var stamp = string.Join('\n', files.Select(Stamp));
        if (_kept.TryGetValue(key, out var kept) && kept.Stamp == stamp) return kept.Template;
        var template = Template.Parse([.. files.Select(f => (f.Name, File.ReadAllText(f.Path)))], [.. _functions.Keys]);
        _kept[key] = (stamp, template);
        return template;
    }

    private static string Stamp((string Name, string Path) file)
    {
        var info = new FileInfo(file.Path);
        return info.Exists ? $"{info.LastWriteTimeUtc.Ticks} {info.Length}" : throw new FileNotFoundException($"open {file.Path}: no such file or directory");
    }
}
