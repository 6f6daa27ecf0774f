namespace Holdall.Http;

/// <summary>A route of an <see cref="IRoutes"/> (spec 08, section 4.5).</summary>
public sealed record CustomRoute
{
    /// <summary>The method in capitals; empty for all. GET serves HEAD, too.</summary>
    public string Method { get; init; } = "";

    /// <summary>
    /// A path such as <c>/hello/{name}</c>; <c>{name...}</c> at the end takes the rest, <c>/</c> at the end all below, <c>{$}</c> behind it nothing more.
    /// A host in front restricts it to that host. The most specific path wins, and captured parts are in <see cref="RequestContext.Route"/>.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Answers.</summary>
    public required Func<RequestContext, Task> Handler { get; init; }

    /// <summary>Middlewares around this route alone. One with the id of another one around all requests takes its place.</summary>
    public IReadOnlyList<RequestMiddleware> Middlewares { get; init; } = [];

    /// <summary>Policies, as endpoints have them: <see cref="BodyLimitPolicy"/>, <see cref="FailuresOnlyPolicy"/>, <see cref="ScopedCallersPolicy"/>…</summary>
    public IReadOnlyList<object> Policies { get; init; } = [];
}
