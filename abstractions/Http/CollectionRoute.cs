using Holdall.Collections;

namespace Holdall.Http;

/// <summary>
/// Metadata of an endpoint: its route names a collection. The pipeline finds it before the endpoint runs, refuses the request if there is
/// none of this kind, and gives it to the endpoint as <see cref="RequestContext.Collection"/>.
/// </summary>
public sealed class CollectionRoute
{
    /// <summary>The parameter of the route. Its value is the name of a collection in any letter case, or its id.</summary>
    public string Parameter { get; init; } = "collection";

    /// <summary>Which collections the endpoint takes.</summary>
    public CollectionKind Kind { get; init; }

    /// <summary>Message of the 404 when there is no such collection; null = the default one.</summary>
    public string? MissingMessage { get; init; } = "Missing or invalid collection context.";

    /// <summary>
    /// What the endpoint does with the collection, most specific first. Rate limits may name it as <c>posts:view</c> or <c>*:view</c>;
    /// when it has no name, its requests are counted by their path.
    /// </summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Most bytes of a body, when that depends on the collection; without it, the limit of the endpoint holds.</summary>
    public Func<Collection, long>? BodyLimit { get; init; }
}
