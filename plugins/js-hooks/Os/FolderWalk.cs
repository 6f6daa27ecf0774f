using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Os;

/// <summary>Calls a function of a script for everything below a folder, in the order of names. Links are not followed.</summary>
internal sealed class FolderWalk(ScriptCallback visit)
{
    public static object? Run(CallArguments a)
    {
        var visit = a.Callback(1) ?? throw new ArgumentException("walk needs a function");
        new FolderWalk(visit).Visit(a.Text(0));
        return null;
    }

    private void Visit(string path)
    {
        var info = FileEntry.Find(path);
        if (info is null) Call(path, null, new FileNotFoundException($"lstat {path}: no such file or directory"));
        else if (info is not DirectoryInfo || info.LinkTarget is not null) Call(path, new FileEntry(info), null);
        else VisitFolder(path, info);
    }

    private void VisitFolder(string path, FileSystemInfo info)
    {
        Call(path, new FileEntry(info), null);
        string[] names;
        try
        {
            names = [.. Directory.EnumerateFileSystemEntries(path).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Call(path, new FileEntry(info), e);
            return;
        }

        foreach (var name in names) Visit(GoPath.Join([path, name]));
    }

    private void Call(string path, FileEntry? entry, Exception? error)
    {
        var result = visit.Call(path, entry, error);
        if (ScriptErrors.HostErrorOf(result) is { } stop) ScriptErrors.Rethrow(stop);
    }
}
