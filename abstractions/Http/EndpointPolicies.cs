using Microsoft.AspNetCore.Builder;

namespace Holdall.Http;

/// <summary>Policies that modules give their endpoints. The pipeline enforces them before the handler runs.</summary>
public static class EndpointPolicies
{
    /// <summary>Refuses everyone but superusers: 401 for guests, 403 for others.</summary>
    public static TBuilder RequireSuperuser<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessPolicy(Access.Superuser));

    /// <summary>Refuses guests: 401.</summary>
    public static TBuilder RequireAuthenticated<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessPolicy(Access.Authenticated));

    /// <summary>
    /// Refuses guests with 401 and records of other collections than the one of the route with 403. The endpoint needs <c>ForCollection</c> as well.
    /// </summary>
    public static TBuilder RequireSameCollection<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessPolicy(Access.SameCollection));

    /// <summary>
    /// Lets in callers who are limited by an <see cref="Auth.AuthState.Scope"/>: for endpoints that show and change only records, and ask
    /// <see cref="Records.IRules"/> or <see cref="Auth.AuthState.IsInScope"/> about each. All other endpoints refuse them with 403.
    /// </summary>
    public static TBuilder AcceptScoped<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ScopedCallersPolicy());

    /// <summary>Sets the most bytes of a body; null = no limit. Without it: 32 MiB.</summary>
    public static TBuilder LimitBody<TBuilder>(this TBuilder endpoint, long? bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new BodyLimitPolicy(bytes));

    /// <summary>
    /// Lets an endpoint for <c>OPTIONS</c> answer. Without it the host answers all such requests; preflights of browsers it answers in any case.
    /// </summary>
    public static TBuilder AnswerOptions<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new OwnOptionsPolicy());

    /// <summary>Keeps requests that succeed out of the log, for endpoints that are called often and tell nothing, such as static files.</summary>
    public static TBuilder LogFailuresOnly<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new FailuresOnlyPolicy());

    /// <summary>
    /// Answers a parameter <c>fields</c> that can't be read with 400 before the endpoint runs, for endpoints that change something and answer with JSON:
    /// otherwise
    /// it is found out when they answer, and what they did stays done.
    /// </summary>
    public static TBuilder ReadFieldsFirst<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new FieldsFirstPolicy());

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
