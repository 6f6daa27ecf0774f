using Holdall.Plugins.JsHooks.Requests;

namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>The routes and middlewares of scripts in the router of the host.</summary>
internal sealed class ScriptRoutes(IRoutes routes)
{
    private const string Owner = "js-hooks";

    /// <summary>Puts those of a generation in the place of those that are there.</summary>
    /// <exception cref="InvalidOperationException">Two patterns are in each other's way; nothing is changed.</exception>
    public void Replace(ScriptGeneration generation) => routes.Replace(Owner, new RouteSet
    {
        Routes = [.. generation.Registrations.Routes.Select(route => RouteOf(generation, route))],
        Middlewares = [.. generation.Registrations.Middlewares.Select(middleware => MiddlewareOf(generation, middleware))],
    });

    private static CustomRoute RouteOf(ScriptGeneration generation, RouteRegistration route) => new()
    {
        Method = route.Method,
        Path = route.Path,
        Handler = request => route.Handler.RunAsync(generation, request, static () => Task.CompletedTask),
        Middlewares = [.. route.Middlewares.Where(m => PolicyOf(m) is null).Select(middleware => MiddlewareOf(generation, middleware))],
        Policies = [.. route.Middlewares.Select(PolicyOf).OfType<object>()],
    };

    private static object? PolicyOf(MiddlewareRegistration middleware) => (middleware.Handler as HostMiddleware)?.Policy;

    private static RequestMiddleware MiddlewareOf(ScriptGeneration generation, MiddlewareRegistration middleware) => new()
    {
        Id = middleware.Id,
        Priority = middleware.Priority,
        Run = (request, next) => middleware.Handler.RunAsync(generation, request, next),
    };
}
