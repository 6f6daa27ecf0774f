namespace Holdall.Engine.RateLimits;

/// <summary>Metadata of an endpoint: its handler counts the request itself, once it knows the collection. In a batch there is no endpoint, but the same handler.</summary>
internal sealed class CountedByHandler
{
    public static readonly CountedByHandler Mark = new();
}
