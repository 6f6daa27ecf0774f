using Holdall.Plugins.JsHooks.Files;
using Holdall.Plugins.JsHooks.Os;
using Microsoft.AspNetCore.StaticFiles;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Answers with files, whole or in ranges.</summary>
internal static class FileAnswers
{
    private const string IndexPage = "index.html";
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>A folder that a script has named.</summary>
    public static FolderFS FolderOf(object? given) => new(given is OsFolder folder ? folder.Path : Values.Cast.ToText(given));

    /// <summary>Sends a file of a folder; of a folder, its index page.</summary>
    /// <exception cref="ApiException">404, there is no such file.</exception>
    public static void Send(RequestContext request, CallArguments a, object? folder, string name) =>
        a.Wait(SendAsync(request, FolderOf(folder), name));

    public static Task SendAsync(RequestContext request, FolderFS folder, string name)
    {
        var path = folder.Find(name);
        if (path is not null && Directory.Exists(path)) path = folder.Find(Path.Combine(name, IndexPage));
        if (path is null || !File.Exists(path)) throw ApiException.NotFound("File not found.");
        return SendAsync(request, path);
    }

    public static async Task SendAsync(RequestContext request, string path)
    {
        if (request.AnswerStatus > 0)
        {
            await Answers.WriteAsync(request, StatusCodes.Status200OK, null, await File.ReadAllBytesAsync(path, request.Aborted));
            return;
        }

        var type = request.Http.Response.ContentType is { Length: > 0 } set ? set : TypeOf(path);
        var result = Results.File(path, type, lastModified: File.GetLastWriteTimeUtc(path), enableRangeProcessing: true);
        await result.ExecuteAsync(request.Http);
        request.BeginAnswer(request.Http.Response.StatusCode);
        ScriptRequest.Of(request).HasAnswered = true;
    }

    private static string TypeOf(string path)
    {
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return type is "text/html" or "text/css" or "text/plain" or "text/javascript" or "text/xml" ? type + "; charset=utf-8" : type;
    }
}
