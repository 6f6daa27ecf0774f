using Holdall.Plugins.JsHooks.Files;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The handler that <c>$apis.static()</c> makes: it serves the files of a folder below a route that ends in <c>{path...}</c>.</summary>
internal sealed class StaticHandler(FolderFS folder, bool hasFallback) : IRequestHandler
{
    public static readonly HostType<StaticHandler> Table = new("Handler");

    public Task RunAsync(ScriptGeneration generation, RequestContext request, Func<Task> next)
    {
        var name = request.Http.Request.RouteValues.GetValueOrDefault("path") as string ?? "";
        var address = request.Http.Request.Path.ToUriComponent();
        if (address.EndsWith("/index.html", StringComparison.Ordinal)) return Redirect(request, address[..^"index.html".Length]);
        var path = folder.Find(name.TrimEnd('/'));
        if (path is not null && Directory.Exists(path))
        {
            if (!address.EndsWith('/')) return Redirect(request, address + "/");
            path = folder.Find(Path.Combine(name, "index.html"));
        }
        else if (path is not null && address.EndsWith('/') && name.Length > 0)
        {
            return Redirect(request, address.TrimEnd('/'));
        }

        if (path is null && hasFallback) path = folder.Find("index.html");
        return path is not null && File.Exists(path) ? FileAnswers.SendAsync(request, path) : throw ApiException.NotFound("File not found.");
    }

    private static Task Redirect(RequestContext request, string address)
    {
        request.Http.Response.Headers.Location = address;
        return Answers.BeginAsync(request, StatusCodes.Status301MovedPermanently);
    }
}
