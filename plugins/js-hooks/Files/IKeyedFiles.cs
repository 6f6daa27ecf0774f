namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Files by key.</summary>
internal interface IKeyedFiles
{
    Task<KeyedFile?> OpenAsync(string key);

    Task SaveAsync(string key, Stream content, string? originalName);

    /// <summary>Deletes a file; one that does not exist is no error.</summary>
    Task DeleteAsync(string key);

    Task DeletePrefixAsync(string prefix);

    /// <summary>The keys that begin with a prefix, in byte order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix);
}
