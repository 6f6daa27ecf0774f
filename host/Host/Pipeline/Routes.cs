using Holdall.Host.Requests;
using Holdall.Host.Routing;

namespace Holdall.Host.Pipeline;

/// <summary>Finds the endpoint, so that the stages behind can read its policies.</summary>
internal sealed class Routes(RequestDelegate next, Router router)
{
    public Task InvokeAsync(HttpContext http)
    {
        var path = RawTarget.PathOf(http);
        if (!router.Match(http, path)) return CleanPaths.RedirectAsync(http, path + "/");
        return http.GetEndpoint()?.Metadata.GetMetadata<OwnWay>() is { } own ? own.Begin(http) : next(http);
    }
}
