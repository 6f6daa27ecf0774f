using Holdall.Hooks;

namespace Holdall.Http;

/// <summary>An event around a request: the handlers run before and after the response is written.</summary>
public abstract class RequestEvent : HookEvent
{
    /// <summary>The request.</summary>
    public required RequestContext Request { get; init; }
}
