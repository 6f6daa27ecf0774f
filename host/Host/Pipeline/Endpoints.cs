using Holdall.Host.PublicFolder;
using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>The end of the pipeline: the endpoint, or else the public files, or 404. There is no 405.</summary>
internal sealed class Endpoints(PublicFiles files)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is { RequestDelegate: { } handle }) return handle(http);
        return http.Request.Method is "GET" or "HEAD" ? files.ServeAsync(http) : throw ApiException.NotFound();
    }
}
