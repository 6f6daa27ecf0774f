using Holdall.Files;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>The files of records, wherever they are stored.</summary>
internal sealed class StorageFiles(IFileStorage storage) : IKeyedFiles
{
    public async Task<KeyedFile?> OpenAsync(string key) => await storage.OpenAsync(key) is { } file
        ? new KeyedFile(key, file.Content, file.Size, file.ContentType, file.OriginalName, file.Modified)
        : null;

    public Task SaveAsync(string key, Stream content, string? originalName) => storage.SaveAsync(key, content, originalName);

    public Task DeleteAsync(string key) => storage.DeleteAsync(key);

    public Task DeletePrefixAsync(string prefix) => storage.DeletePrefixAsync(prefix);

    public async Task<IReadOnlyList<string>> ListAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var key in storage.ListAsync())
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal)) keys.Add(key);
        }

        keys.Sort(StringComparer.Ordinal);
        return keys;
    }
}
