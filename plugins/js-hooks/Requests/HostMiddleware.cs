namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>A middleware of the host that scripts put around their routes, such as <c>$apis.requireAuth()</c>.</summary>
internal sealed class HostMiddleware(Func<RequestContext, Func<Task>, Task> run) : IRequestHandler
{
    /// <summary>A policy of the route that does the work in the place of <c>run</c>, or null.</summary>
    public object? Policy { get; init; }

    public Task RunAsync(ScriptGeneration generation, RequestContext request, Func<Task> next) => run(request, next);
}
