using Holdall.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Holdall.Host.Plugins;

/// <summary>
/// Files of the pages that plugins add to the dashboard. A browser loads modules without the token of anybody, so they are for everybody, as the
/// dashboard itself is: nothing else of a plugin's folder can be had.
/// </summary>
internal sealed class PluginPages(IReadOnlyList<PluginState> plugins) : IDisposable
{
    private readonly Dictionary<string, PhysicalFileProvider> _files = plugins
        .Where(static plugin => Of(plugin).Count > 0 && Directory.Exists(FolderOf(plugin)))
        .ToDictionary(static plugin => plugin.Id, static plugin => new PhysicalFileProvider(FolderOf(plugin)), StringComparer.Ordinal);

    private readonly FileExtensionContentTypeProvider _types = new();

    /// <summary>What the dashboard shows: nothing of a plugin that does not run, or has no folder to load from.</summary>
    public static IReadOnlyList<DashboardPage> Of(PluginState plugin) =>
        plugin.IsActive && plugin.Folder.Length > 0 ? plugin.Manifest.Dashboard : [];

    /// <summary>Where a file is to be had, from the address of the API.</summary>
    public static string PathOf(string plugin, string file) => $"api/plugins/{plugin}/pages/{file}";

    public async Task SendAsync(RequestContext request)
    {
        var path = request.Route("path");
        var file = _files.GetValueOrDefault(request.Route("id"))?.GetFileInfo(path);
        if (file is not { Exists: true, IsDirectory: false, PhysicalPath: { } place }) throw ApiException.NotFound("File not found.");
        // A new build of the plugin counts at once; what has not changed is not sent again.
        request.Http.Response.Headers.CacheControl = "no-cache";
        request.Http.Response.Headers.XContentTypeOptions = "nosniff";
        var type = _types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var told = type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
        await TypedResults.PhysicalFile(place, told, lastModified: file.LastModified).ExecuteAsync(request.Http);
    }

    public void Dispose()
    {
        foreach (var files in _files.Values) files.Dispose();
    }

    private static string FolderOf(PluginState plugin) => Path.GetFullPath(Path.Combine(plugin.Folder, DashboardPage.Folder));
}
