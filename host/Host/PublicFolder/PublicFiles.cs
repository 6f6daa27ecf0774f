using Holdall.Engine.DataDirectory;
using Holdall.Engine.Files;
using Holdall.Files;
using Holdall.Host.Requests;
using Holdall.Http;

namespace Holdall.Host.PublicFolder;

/// <summary>Serves the files of <c>pb_public</c>. The folder is looked up on each request.</summary>
internal sealed class PublicFiles(string folder, bool indexFallback)
{
    private const string Index = "index.html";

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    public Task ServeAsync(HttpContext http)
    {
        var url = Uri.UnescapeDataString(RawTarget.PathOf(http));
        var name = url.TrimStart('/');
        if (FindInRoot(name) is not { } path) return FallBackAsync(http, name);
        if (Directory.Exists(path))
        {
            if (url[^1] != '/') return Redirect(http, url + "/");
            var index = Path.Combine(path, Index);
            return UnixFiles.IsRegular(index) ? SendAsync(http, index) : FallBackAsync(http, name);
        }

        var file = Path.TrimEndingDirectorySeparator(path);
        if (!UnixFiles.IsRegular(file)) return FallBackAsync(http, name);
        if (url[^1] == '/') return Redirect(http, url.TrimEnd('/'));
        if (url.EndsWith(Index, StringComparison.Ordinal)) return Redirect(http, url[..^Index.Length]);
        return SendAsync(http, file);
    }

    /// <summary>The absolute path of a name, or null when it would lead out of the folder.</summary>
    private string? FindInRoot(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal) || name.Contains("..\\", StringComparison.Ordinal) || Path.IsPathRooted(name)) return null;
        var path = Path.GetFullPath(Path.Combine(_root, name));
        return path.StartsWith(_root, StringComparison.Ordinal) ? path : null;
    }

    private Task FallBackAsync(HttpContext http, string name)
    {
        var index = _root + Index;
        if (!indexFallback || name == Index || !UnixFiles.IsRegular(index)) throw ApiException.NotFound("File not found.");
        return SendAsync(http, index);
    }

    private static Task Redirect(HttpContext http, string location)
    {
        http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        http.Response.Headers.Location = new PathString("/" + location.TrimStart('/', '\\')).ToUriComponent();
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext http, string path)
    {
        await using var content = Open(path);
        http.Response.ContentType = FileTypes.Of(path, content);
        await using var file = new StoredFile
        {
            Content = content,
            Size = content.Length,
            ContentType = http.Response.ContentType,
            Modified = File.GetLastWriteTimeUtc(content.SafeFileHandle),
        };
        await FileSender.WriteAsync(http, file, http.RequestAborted);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was deleted a moment ago.
            throw ApiException.NotFound("File not found.");
        }
    }
}
