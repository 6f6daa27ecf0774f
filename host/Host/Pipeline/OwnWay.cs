namespace Holdall.Host.Pipeline;

/// <summary>Metadata of an endpoint: the stages around it, which are not those of all others.</summary>
/// <param name="Begin">The outermost one.</param>
internal sealed record OwnWay(RequestDelegate Begin);
