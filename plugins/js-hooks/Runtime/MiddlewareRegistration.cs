namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A middleware of a script, for one route or for all.</summary>
internal sealed record MiddlewareRegistration(IRequestHandler Handler, int Priority, string Id);
