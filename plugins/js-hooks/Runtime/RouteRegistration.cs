namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A route of a script.</summary>
internal sealed record RouteRegistration(string Method, string Path, IRequestHandler Handler, IReadOnlyList<MiddlewareRegistration> Middlewares);
