using Holdall.Plugins.JsHooks.Paths;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Files by key in a folder.</summary>
internal sealed class FolderFiles(string folder) : IKeyedFiles
{
    private const string UnknownType = "application/octet-stream";

    public Task<KeyedFile?> OpenAsync(string key)
    {
        var info = new FileInfo(PathOf(key));
        var file = info.Exists ? new KeyedFile(key, info.OpenRead(), info.Length, UnknownType, null, info.LastWriteTimeUtc) : null;
        return Task.FromResult(file);
    }

    public async Task SaveAsync(string key, Stream content, string? originalName)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        await using (var file = File.Create(temporary)) await content.CopyToAsync(file);
        File.Move(temporary, path, overwrite: true);
    }

    public Task DeleteAsync(string key)
    {
        if (File.Exists(PathOf(key))) File.Delete(PathOf(key));
        return Task.CompletedTask;
    }

    public async Task DeletePrefixAsync(string prefix)
    {
        foreach (var key in await ListAsync(prefix)) await DeleteAsync(key);
        if (prefix.EndsWith('/') && Directory.Exists(PathOf(prefix))) Directory.Delete(PathOf(prefix), recursive: true);
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix)
    {
        if (!Directory.Exists(folder)) return Task.FromResult<IReadOnlyList<string>>([]);
        IReadOnlyList<string> keys =
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(p => GoPath.ToSlash(Path.GetRelativePath(folder, p)))
                .Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
        return Task.FromResult(keys);
    }

    /// <exception cref="ArgumentException">The key leads out of the folder.</exception>
    private string PathOf(string key)
    {
        var parts = key.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 || parts.Any(part => part is "." or ".." || part.Contains(Path.DirectorySeparatorChar) || part.Contains('\0'))
            ? throw new ArgumentException($"invalid key \"{key}\"")
            : Path.Combine([folder, .. parts]);
    }
}
