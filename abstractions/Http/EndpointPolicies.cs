using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holdall.Http;

/// <summary>Who may call an endpoint.</summary>
public enum Access
{
    /// <summary>Only superusers.</summary>
    Superuser,

    /// <summary>Everyone who is signed in.</summary>
    Authenticated,

    /// <summary>Only who is not signed in.</summary>
    Guest,

    /// <summary>Only records of the collection that the route names.</summary>
    SameCollection,
}

/// <summary>Metadata of an endpoint: who may call it.</summary>
/// <param name="access">Who may.</param>
public sealed class AccessPolicy(Access access)
{
    /// <summary>Who may.</summary>
    public Access Access => access;
}

/// <summary>Metadata of an endpoint: most bytes of a body; null = no limit.</summary>
/// <param name="Bytes">Most bytes.</param>
public record BodyLimitPolicy(long? Bytes)
{
    /// <summary>Most bytes for endpoints that say nothing: 32 MiB.</summary>
    public const long Default = 32 << 20;

    /// <summary>Most bytes for one request; a derived policy may look at its route.</summary>
    /// <exception cref="ApiException">The request is refused, whatever its size.</exception>
    public virtual long? For(HttpContext http) => Bytes;
}

/// <summary>Metadata of an endpoint: its requests are logged only if they fail.</summary>
public sealed class FailuresOnlyPolicy;

/// <summary>Metadata of an endpoint: a parameter <c>fields</c> that can't be read is refused before it runs.</summary>
public sealed class FieldsFirstPolicy;

/// <summary>Policies that modules give their endpoints. The pipeline enforces them before the handler runs.</summary>
public static class EndpointPolicies
{
    /// <summary>Refuses everyone but superusers: 401 for guests, 403 for others.</summary>
    public static TBuilder RequireSuperuser<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessPolicy(Access.Superuser));

    /// <summary>Refuses guests: 401.</summary>
    public static TBuilder RequireAuthenticated<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessPolicy(Access.Authenticated));

    /// <summary>
    /// Refuses guests with 401 and records of other collections than the one of the route with 403. The endpoint needs <c>ForCollection</c> as well.
    /// </summary>
    public static TBuilder RequireSameCollection<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessPolicy(Access.SameCollection));

    /// <summary>Sets the most bytes of a body; null = no limit. Without it: 32 MiB.</summary>
    public static TBuilder LimitBody<TBuilder>(this TBuilder endpoint, long? bytes) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BodyLimitPolicy(bytes));

    /// <summary>Keeps requests that succeed out of the log, for endpoints that are called often and tell nothing, such as static files.</summary>
    public static TBuilder LogFailuresOnly<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FailuresOnlyPolicy());

    /// <summary>
    /// Answers a parameter <c>fields</c> that can't be read with 400 before the endpoint runs, for endpoints that change something and answer with JSON: otherwise
    /// it is found out when they answer, and what they did stays done.
    /// </summary>
    public static TBuilder ReadFieldsFirst<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FieldsFirstPolicy());

    /// <summary>
    /// Finds the collection that the route names as <c>{collection}</c> and gives it to the endpoint as <see cref="RequestContext.Collection"/>;
    /// 404 if there is none. With <see cref="RequireSuperuser"/>, only superusers get as far as that.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="kind">Which collections it takes.</param>
    /// <param name="actions">What it does with it, most specific first, for rate limits such as <c>posts:view</c> and <c>*:view</c>.</param>
    public static TBuilder ForCollection<TBuilder>(this TBuilder endpoint, CollectionKind kind, params string[] actions)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.ForCollection(new CollectionRoute { Kind = kind, Actions = actions });

    /// <summary>Finds the collection that the route names, where more is to be said about it.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="route">How it is found, and what is refused.</param>
    public static TBuilder ForCollection<TBuilder>(this TBuilder endpoint, CollectionRoute route)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(route);
}
