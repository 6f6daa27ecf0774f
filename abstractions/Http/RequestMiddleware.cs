namespace Holdall.Http;

/// <summary>Something around requests (spec 08, section 4.6).</summary>
public sealed record RequestMiddleware
{
    /// <summary>Calls the rest, or answers or throws in its place.</summary>
    public required Func<RequestContext, Func<Task>, Task> Run { get; init; }

    /// <summary>
    /// The lower, the further outside; equal ones run in the order in which they were given. Those of Holdall: CORS -1041, log -1040, errors -1030,
    /// caller -1020, addresses of superusers -1015, security headers -1010, rate limits -1000, body limit -990.
    /// </summary>
    public int Priority { get; init; }

    /// <summary>A name under which another one can take its place; empty for none.</summary>
    public string Id { get; init; } = "";
}
